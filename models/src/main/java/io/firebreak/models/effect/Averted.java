package io.firebreak.models.effect;

import java.util.List;

/**
 * Mentions that the response averted up to the look: those that would have been passed on without
 * it less those that were. Below 0 when it drew mentions.
 *
 * @param atLeast the figure to quote: a quantile so low that the truth lies below it in at most 2.5
 *     % of crises, see {@link EffectSettings.AvertedDraws#SHIPPED}
 * @param median 50 % quantile
 * @param atMost 97.5 % quantile; soft: it rests on an R that nobody saw
 * @param openEnded true when without the response the spread would more likely than not have kept
 *     growing (R of 1 or more), so that no upper end means anything
 * @param curve observed and counterfactual mentions by window, from the first window on
 */
public record Averted(
    double atLeast,
    double median,
    double atMost,
    boolean openEnded,
    List<CounterfactualPoint> curve) {

  /** Copies the curve. */
  public Averted {
    curve = List.copyOf(curve);
  }
}
