/**
 * Cells on their way: what changed in one minute of one (issue, platform, stance). What enters:
 * single counts. What leaves: one cell for many of them. What is kept: cells that wait in a bundle,
 * up to the next minute of event time, a checkpoint or a size; nothing in state.
 */
package io.firebreak.jobs.cells;
