/**
 * Finds accounts that spread the same thing together. Enters: mentions with a text of their own, as
 * fingerprints, of one issue and one window of time. Leaves: coordinated clusters, each with a
 * score, and the share of the critics in them. Kept for each issue: the clusters of a day.
 */
package io.firebreak.models.coordination;
