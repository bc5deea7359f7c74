package io.firebreak.models.burst;

/**
 * An interval in which events came at least so much faster than on the average.
 *
 * @param level 1 for the whole series; each level above means gaps shorter by the base's factor
 * @param start time of the event before the first short gap
 * @param end time of the last event at this level
 */
public record Burst(int level, double start, double end) {}
