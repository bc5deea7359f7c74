/**
 * Kafka, PostgreSQL and Flink on one machine, for one run.
 *
 * <p>Enters: ports, or none, and a place to work in. Leaves: addresses of running servers. Kept:
 * nothing; servers and files end with the process, in whatever way it ends. Only the unpacked
 * PostgreSQL programs stay in the user's cache directory.
 */
package io.firebreak.local.embedded;
