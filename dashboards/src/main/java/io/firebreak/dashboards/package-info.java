/**
 * Grafana's files as the other modules get them, and the one form in which a dashboard is kept.
 * Enters: a dashboard as Grafana exports it. Leaves: its text in stable order; the shipped files,
 * copied. Kept: nothing.
 */
package io.firebreak.dashboards;
