/** The one-machine edition: embedded Kafka, PostgreSQL and Flink, and the firebreak command. */
package io.firebreak.local;
