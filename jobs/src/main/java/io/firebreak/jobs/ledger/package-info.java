/**
 * Every mention counts once for each issue. What enters: scored mentions, in any order, some of
 * them twice. What leaves: changes of cells, already added up. What is kept: for each mention and
 * issue what was counted last, until the horizon after its publication.
 */
package io.firebreak.jobs.ledger;
