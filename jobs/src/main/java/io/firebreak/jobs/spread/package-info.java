/**
 * Spread per issue, and shares per comparison group. What enters: changes of cells. What leaves:
 * rows of windows, again whenever they change. What is kept: for each issue the cells of the
 * horizon, by hour, and hourly critics of a week; for each group the counts of its windows.
 */
package io.firebreak.jobs.spread;
