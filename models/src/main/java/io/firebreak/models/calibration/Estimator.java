package io.firebreak.models.calibration;

import java.util.Optional;

/** What is calibrated: the shipped effect test, or one that would replace it. */
public interface Estimator {

  /** One word; with the settings it names the results in a progress file. */
  String id();

  /**
   * The estimate at one look; empty where the test would not speak.
   *
   * @param lookHours hours after the response, at most 24; nothing later may be read
   */
  Optional<Estimate> estimate(Trial trial, double lookHours);

  /**
   * Averted mentions at a look of 24 h; empty where the test would not speak.
   *
   * @param seed for its draws
   */
  Optional<AvertedEstimate> averted(Trial trial, long seed);

  /**
   * An estimate of delta, the change of log R.
   *
   * @param probabilitySlowed P(delta below 0)
   * @param mean posterior mean of delta
   * @param low 2.5 % quantile
   * @param high 97.5 % quantile
   */
  record Estimate(double probabilitySlowed, double mean, double low, double high) {}

  /**
   * An estimate of averted mentions.
   *
   * @param atLeast the lower quantile that is told
   * @param atMost 97.5 % quantile
   */
  record AvertedEstimate(double atLeast, double median, double atMost) {}
}
