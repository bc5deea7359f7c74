/**
 * Raises alerts on the spread of issues. Enters: spread windows, scored mentions, effects of
 * responses, shares of coordination, definitions of issues. Leaves: alerts, the last of a key
 * stands. Kept for each issue: where each rule stands and what rules look back on ({@link
 * io.firebreak.models.alerts.IssueAlerts}, until nine days after the last mention), what is still
 * to come in event time, and for good what the issue changes in the rules.
 */
package io.firebreak.jobs.alerts;
