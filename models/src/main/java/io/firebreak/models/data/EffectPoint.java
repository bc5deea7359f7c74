package io.firebreak.models.data;

/**
 * One window of the picture of an effect: the critic mentions that were passed on, and those that
 * would have been without the response.
 *
 * @param startMillis start of the window
 * @param endMillis its end
 * @param observed mentions passed on; an estimate where the collector was blind
 * @param blind true where the collector was down
 * @param expected median of what would have been; before the response, what was
 * @param low 2.5 % quantile of it
 * @param high 97.5 % quantile of it
 */
public record EffectPoint(
    long startMillis,
    long endMillis,
    double observed,
    boolean blind,
    double expected,
    double low,
    double high) {}
