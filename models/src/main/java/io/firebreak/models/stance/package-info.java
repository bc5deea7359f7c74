/**
 * Stance of a text toward a target. Enters: texts and targets; for training and evaluation,
 * labelled texts. Leaves: critic, supporter, neutral with probabilities, or unclassified. Kept: the
 * weights of the shipped model with their checksum and held-out scores.
 */
package io.firebreak.models.stance;
