/**
 * Measures whether responses slowed the spread. Enters: changes of cells, responses. Leaves: what
 * each look at each response found, again when it changes. Kept for each issue: counts by minute,
 * and delays from parent to child by ten minutes, of each platform for a week, and the responses
 * until their last look is frozen, with the counts of both issues where a response is compared with
 * another issue. A look's cost does not grow with the number of mentions.
 */
package io.firebreak.jobs.effect;
