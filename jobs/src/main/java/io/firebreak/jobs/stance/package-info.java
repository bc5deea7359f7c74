/**
 * Judges the stance of a text toward the subject of each issue it belongs to. Enters: mentions with
 * issues. Leaves: the same with stances. Kept: a bounded cache of judged texts, no Flink state, so
 * that the model can be replaced without touching any metric.
 */
package io.firebreak.jobs.stance;
