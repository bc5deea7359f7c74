package io.firebreak.models.effect;

/**
 * How the effect test cuts, weighs and decides.
 *
 * @param windowHours length of a window
 * @param spanHours how far before and after the response the test looks
 * @param onsetGuardHours time after the onset that is left out
 * @param mergeMentions windows are merged until they hold this many mentions passed on
 * @param mergeHours ... or are this long
 * @param leastExposure merged windows with less exposure are dropped
 * @param stepPrecision precision of the prior of the step, mean 0
 * @param trendMean prior mean of the aging of log R per 12 h
 * @param trendSd its standard deviation
 * @param harmonicSd prior standard deviation of the daily sine and cosine
 * @param profiledHarmonicSd the same where the daily profile is known, so that they only have to
 *     mend it
 * @param noise grid of models of the noise
 * @param verdicts thresholds of the verdicts
 * @param averted how averted mentions are drawn
 */
public record EffectSettings(
    double windowHours,
    double spanHours,
    double onsetGuardHours,
    int mergeMentions,
    double mergeHours,
    double leastExposure,
    double stepPrecision,
    double trendMean,
    double trendSd,
    double harmonicSd,
    double profiledHarmonicSd,
    NoiseGrid noise,
    Verdicts verdicts,
    AvertedDraws averted) {

  /** The settings of the reference implementation, which its golden cases were made with. */
  public static final EffectSettings REFERENCE =
      new EffectSettings(
          0.5,
          24,
          1,
          15,
          3,
          0.05,
          1e-4,
          -0.2,
          0.3,
          0.3,
          0.3,
          NoiseGrid.WALK,
          Verdicts.SHIPPED,
          AvertedDraws.SHIPPED);

  /**
   * Bursts of single windows are noise of their own, and a known daily profile is trusted more.
   * Finds more at the same rate of false alarms; see {@code docs/effect-notes.md}.
   */
  public static final EffectSettings SHARPER =
      REFERENCE.withNoise(NoiseGrid.WALK_AND_BURSTS).withHarmonicSd(0.3, 0.15);

  /**
   * The settings in use: the sharper ones, with a wider prior of aging. With the reference's
   * N(-0.2, 0.3^2) stories that age fast give false alarms of 7 to 8 % over ten looks, with this
   * one 4 %.
   */
  public static final EffectSettings SHIPPED = SHARPER.withTrend(-0.3, 0.5);

  /** The same with another prior of the aging of log R per 12 h. */
  public EffectSettings withTrend(double mean, double sd) {
    return new EffectSettings(
        windowHours,
        spanHours,
        onsetGuardHours,
        mergeMentions,
        mergeHours,
        leastExposure,
        stepPrecision,
        mean,
        sd,
        harmonicSd,
        profiledHarmonicSd,
        noise,
        verdicts,
        averted);
  }

  /** The same with another grid of noise models. */
  public EffectSettings withNoise(NoiseGrid other) {
    return new EffectSettings(
        windowHours,
        spanHours,
        onsetGuardHours,
        mergeMentions,
        mergeHours,
        leastExposure,
        stepPrecision,
        trendMean,
        trendSd,
        harmonicSd,
        profiledHarmonicSd,
        other,
        verdicts,
        averted);
  }

  /** The same with another prior standard deviation of the daily sine and cosine. */
  public EffectSettings withHarmonicSd(double unknown, double profiled) {
    return new EffectSettings(
        windowHours,
        spanHours,
        onsetGuardHours,
        mergeMentions,
        mergeHours,
        leastExposure,
        stepPrecision,
        trendMean,
        trendSd,
        unknown,
        profiled,
        noise,
        verdicts,
        averted);
  }

  /** The same with other thresholds. */
  public EffectSettings withVerdicts(Verdicts other) {
    return new EffectSettings(
        windowHours,
        spanHours,
        onsetGuardHours,
        mergeMentions,
        mergeHours,
        leastExposure,
        stepPrecision,
        trendMean,
        trendSd,
        harmonicSd,
        profiledHarmonicSd,
        noise,
        other,
        averted);
  }

  /** The same with other draws of averted mentions. */
  public EffectSettings withAverted(AvertedDraws other) {
    return new EffectSettings(
        windowHours,
        spanHours,
        onsetGuardHours,
        mergeMentions,
        mergeHours,
        leastExposure,
        stepPrecision,
        trendMean,
        trendSd,
        harmonicSd,
        profiledHarmonicSd,
        noise,
        verdicts,
        other);
  }

  /** The prior of the aging of the difference to a control: N(0, 0.2^2) per 12 h. */
  EffectSettings forDifference() {
    return withTrend(0, 0.2);
  }

  /** Windows in a span. */
  int spanWindows() {
    return (int) Math.round(spanHours / windowHours);
  }

  /**
   * When the test speaks, and what it needs for it.
   *
   * @param slowedAt SLOWED from this probability; 0.96 keeps ten looks at 5 %
   * @param spedUpAt SPED_UP at or below this probability of having slowed
   * @param windowsBefore merged windows needed before the response
   * @param windowsAfter ... and after it
   * @param mentionsBefore mentions passed on needed before the response
   * @param mentionsAfter ... and after it
   * @param hoursFromOnset a response sooner after the onset has no past to compare with
   * @param hoursAfter an earlier look is a gauge of R and no test
   * @param packageHours responses closer than this cannot be told apart
   * @param packageCorrelation ... nor can steps whose estimates correlate more than this
   */
  public record Verdicts(
      double slowedAt,
      double spedUpAt,
      int windowsBefore,
      int windowsAfter,
      int mentionsBefore,
      int mentionsAfter,
      double hoursFromOnset,
      double hoursAfter,
      double packageHours,
      double packageCorrelation) {
    /** The calibrated thresholds. */
    public static final Verdicts SHIPPED = new Verdicts(0.96, 0.01, 4, 2, 100, 40, 3, 6, 6, 0.9);
  }

  /**
   * How averted mentions are drawn.
   *
   * @param draws number of draws
   * @param shrinkSd standard deviation of the prior to which the step is shrunk
   * @param stepLimit draws of the step are cut off at plus and minus this
   * @param reproductionCap no counterfactual R is above this
   * @param capMultiple ... nor above this multiple of R in the hours before the response
   * @param capHours how many hours before the response that R rests on
   * @param smoothWindows R of a window is smoothed over this many windows on either side
   */
  public record AvertedDraws(
      int draws,
      double shrinkSd,
      double stepLimit,
      double reproductionCap,
      double capMultiple,
      double capHours,
      int smoothWindows) {
    /** The calibrated draws. */
    public static final AvertedDraws SHIPPED = new AvertedDraws(2000, 1, 1.6, 1.3, 2, 6, 6);

    /** The same with another number of draws. */
    public AvertedDraws withDraws(int other) {
      return new AvertedDraws(
          other, shrinkSd, stepLimit, reproductionCap, capMultiple, capHours, smoothWindows);
    }
  }
}
