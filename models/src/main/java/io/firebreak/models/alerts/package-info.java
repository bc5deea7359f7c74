/**
 * Alerts on the spread of an issue, decided in event time without a clock. Enters: windows of
 * spread, mentions of critics and supporters, looks at responses, the changes that an issue makes
 * to the shipped rules. Leaves: {@link io.firebreak.models.data.Alert} records, the last of a key
 * stands. Kept for each issue: where each rule stands, minutes of the last hour, hourly levels of
 * seven days, the widest mentions of the last hour.
 */
package io.firebreak.models.alerts;
