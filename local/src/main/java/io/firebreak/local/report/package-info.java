/**
 * The HTML page for the analyst: one file with its pictures, readable without network or scripts.
 *
 * <p>In: issues, responses, final spread windows, final scored mentions, dead letters, looks at
 * responses, stories. Out: {@code report.html}, the same bytes for the same input. Kept while
 * building: totals and days per issue, and for the issues shown in full a bounded grid of time
 * buckets and bounded top lists; no texts but those shown.
 *
 * <p>{@link io.firebreak.local.report.ReportDataBuilder} aggregates, {@link
 * io.firebreak.local.report.ReportPage} draws. Text of the public web is hostile: it passes {@code
 * Html.escape}, and an address passes {@code Links} before it becomes a link.
 */
package io.firebreak.local.report;
