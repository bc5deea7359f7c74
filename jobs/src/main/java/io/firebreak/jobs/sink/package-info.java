/**
 * Where results go: Kafka, exactly once, and PostgreSQL, by upserts on keys that a replay repeats.
 * Enters: the pipeline's output streams. Kept: Kafka transactions and the current batch of rows.
 */
package io.firebreak.jobs.sink;
