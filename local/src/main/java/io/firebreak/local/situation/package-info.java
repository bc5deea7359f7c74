/**
 * Reads the situation report's data from PostgreSQL. In: the tables that the jobs write, an issue
 * and a time range. Out: a {@link io.firebreak.local.report.ReportDataBuilder} filled with their
 * rows, as a replay fills it from its own results, so that there is one drawing. Kept: nothing; one
 * read-only snapshot of the database while it reads.
 */
package io.firebreak.local.situation;
