/**
 * The story of an issue as a whole: when it began, rose and fell, and whether the response became
 * part of it. Enters: counts by minute, the times of responses. Leaves: one row of figures. Kept:
 * nothing; all of it is pure functions.
 */
package io.firebreak.models.story;
