/**
 * The situation report: one HTML file with its pictures, readable without network or scripts. What
 * one who decides asks comes first, details for the analyst are folded below.
 *
 * <p>In: issues, responses, final spread windows, final scored mentions, dead letters, looks at
 * responses, stories, alerts, how far stances are to be trusted. Out: the page, the same bytes for
 * the same input, whether a replay reads its own results or {@code io.firebreak.local.situation}
 * reads them from PostgreSQL. Kept while building: totals and days per issue, and for the issues
 * shown in full a bounded grid of time buckets and bounded top lists; no texts but those shown.
 *
 * <p>{@link io.firebreak.local.report.ReportDataBuilder} aggregates, {@link
 * io.firebreak.local.report.ReportPage} draws. Text of the public web is hostile: it passes {@code
 * Html.escape}, and an address passes {@code Links} before it becomes a link.
 */
package io.firebreak.local.report;
