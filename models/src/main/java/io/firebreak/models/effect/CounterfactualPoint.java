package io.firebreak.models.effect;

/**
 * One window of the picture: what was passed on, and what would have been without the response.
 *
 * @param fromHours start of the window, hours after the response
 * @param toHours its end
 * @param observed mentions passed on; where the collector was blind, an estimate
 * @param blind true where the collector was down
 * @param expected median of what would have been; before the response, what was
 * @param low 2.5 % quantile of it
 * @param high 97.5 % quantile of it; soft, since it grows with an unknown R
 */
public record CounterfactualPoint(
    double fromHours,
    double toHours,
    double observed,
    boolean blind,
    double expected,
    double low,
    double high) {}
