/**
 * The mathematics of spread. What enters: cells, that is what happened in one minute to one (issue,
 * platform, stance), as integers. What leaves: rows of windows ({@code SpreadWindow}). What is
 * kept: the cells of the horizon by hour, a running cursor, hourly critic totals of a week.
 *
 * <p>Nothing here knows of Flink; every decision on spread is made in this package. The formulas
 * stand in {@code docs/metrics.md}.
 */
package io.firebreak.models.spread;
