/**
 * What is learnt from the analysts' labels of one issue, and how far its shares can be trusted.
 * Enters: labels, mentions to choose from, counts of judged stances. Leaves: which mentions to
 * label next; an adapter of the stance model where it helps; shares corrected for the model's
 * errors, with intervals; a drift alarm. Kept: nothing; all is a pure function of its inputs.
 */
package io.firebreak.models.labels;
