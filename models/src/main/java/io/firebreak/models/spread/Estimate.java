package io.firebreak.models.spread;

/**
 * A value with the ends of its 95 % interval.
 *
 * @param value the estimate
 * @param low lower end
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {}
