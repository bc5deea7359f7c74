package io.firebreak.local.demo;

/**
 * How an issue stands in its newest 5-minute window.
 *
 * @param criticVelocity critic mentions per hour
 * @param r reproduction number; null while there are too few data, as its bounds
 */
public record DemoStanding(
    long windowEndMillis, String phase, double criticVelocity, Double r, Double low, Double high) {}
