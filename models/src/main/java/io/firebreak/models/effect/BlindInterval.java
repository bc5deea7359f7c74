package io.firebreak.models.effect;

/**
 * A time in which the collector was down: nothing is known of it, which is not the same as calm.
 *
 * @param fromMillis start
 * @param toMillis end
 */
public record BlindInterval(long fromMillis, long toMillis) {}
