/**
 * Finds coordinated accounts. Enters: scored mentions. Leaves: coordinated clusters, the last word
 * on each stands; and for the alerts the share of each issue's critics in them. Kept for each
 * issue: the mentions with a text of the last hour, and the clusters of a day.
 */
package io.firebreak.jobs.coordination;
