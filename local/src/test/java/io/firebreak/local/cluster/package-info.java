/**
 * The cluster jar on a real standalone Flink.
 *
 * <p>Enters: the jar that module jobs builds in phase package, the class path of Flink's own jars,
 * simulated mentions. Leaves: rows in PostgreSQL, records in Kafka. Kept: the processes' logs, in
 * {@code target/flink-cluster}; the processes themselves end with the test, however it ends.
 */
package io.firebreak.local.cluster;
