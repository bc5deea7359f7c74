/**
 * Tells the story of each issue as a whole: when it rose and fell, and whether the response became
 * part of it. Enters: changes of cells, responses. Leaves: a row for each issue, again each hour in
 * which it changed. Kept for each issue: counts by minute for 24 days after the hour, and the
 * responses of that time.
 */
package io.firebreak.jobs.story;
