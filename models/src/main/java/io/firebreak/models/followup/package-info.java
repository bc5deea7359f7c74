/**
 * Whom to answer first: what each mention is still expected to bring forth.
 *
 * <p>Enters: the mentions of one issue that are known by now, with parents, reach and stance.
 * Leaves: for each, how many mentions are expected to descend from it later, and how many critics
 * among them: the spread that an answer there could prevent. Nothing is kept.
 */
package io.firebreak.models.followup;
