/**
 * Where records come from: Kafka topics, or bounded files in a replay. Leaves: {@link
 * io.firebreak.jobs.source.RawRecord}, the bytes with their place. Nothing is parsed here.
 */
package io.firebreak.jobs.source;
