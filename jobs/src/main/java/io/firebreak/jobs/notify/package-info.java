/**
 * Tells people of alerts: a Prometheus Alertmanager, and a signed webhook. Enters: alerts. Leaves:
 * dead letters of what could not be delivered. Kept for each alert: its last word and what was
 * delivered, until 15 minutes after it resolved. It lives in processing time, and alerts that are
 * older than some hours when they come, as in a replay of history, wake nobody.
 */
package io.firebreak.jobs.notify;
