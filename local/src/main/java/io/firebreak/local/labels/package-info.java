/**
 * Analysts' labels. In: scored mentions and labels from the tables, answers from the terminal or a
 * CSV file. Out: labels for the topic. Kept: nothing.
 */
package io.firebreak.local.labels;
