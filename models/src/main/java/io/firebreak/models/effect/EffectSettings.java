package io.firebreak.models.effect;

/**
 * How the effect test cuts, weighs and decides.
 *
 * @param cut how mentions are cut into windows
 * @param stepSd prior standard deviation of the step, mean 0
 * @param aging prior of the aging of log R per 12 h
 * @param rhythm priors of the daily sine and cosine
 * @param noise grid of models of the noise
 * @param verdicts thresholds of the verdicts
 * @param averted how averted mentions are drawn
 */
public record EffectSettings(
    Cut cut,
    double stepSd,
    AgingPrior aging,
    Rhythm rhythm,
    NoiseGrid noise,
    Verdicts verdicts,
    AvertedDraws averted) {

  /** The settings of the reference implementation, which its golden cases were made with. */
  public static final EffectSettings REFERENCE =
      new EffectSettings(
          new Cut(0.5, 24, 1, 15, 3, 0.05),
          100,
          AgingPrior.of(-0.2, 0.3),
          new Rhythm(0.3, 0.3),
          NoiseGrid.WALK,
          Verdicts.SHIPPED,
          AvertedDraws.REFERENCE);

  /**
   * Bursts of single windows are noise of their own, and a known daily profile is trusted more.
   * Finds more at the same rate of false alarms; see {@code docs/effect-notes.md}.
   */
  public static final EffectSettings SHARPER =
      REFERENCE.withNoise(NoiseGrid.WALK_AND_BURSTS).withRhythm(new Rhythm(0.3, 0.15));

  /**
   * The settings in use: the sharper ones; most stories hardly age or age fast, and few responses
   * change R by more than a factor of 4, so that with few mentions an effect is believed less.
   */
  public static final EffectSettings SHIPPED =
      SHARPER.withAging(AgingPrior.SHIPPED).withStepSd(1.5).withAverted(AvertedDraws.SHIPPED);

  /** The same with another prior of aging. */
  public EffectSettings withAging(AgingPrior other) {
    return new EffectSettings(cut, stepSd, other, rhythm, noise, verdicts, averted);
  }

  /** The same with another prior standard deviation of the step. */
  public EffectSettings withStepSd(double other) {
    return new EffectSettings(cut, other, aging, rhythm, noise, verdicts, averted);
  }

  /** The same with another grid of noise models. */
  public EffectSettings withNoise(NoiseGrid other) {
    return new EffectSettings(cut, stepSd, aging, rhythm, other, verdicts, averted);
  }

  /** The same with other priors of the daily sine and cosine. */
  public EffectSettings withRhythm(Rhythm other) {
    return new EffectSettings(cut, stepSd, aging, other, noise, verdicts, averted);
  }

  /** The same with other thresholds. */
  public EffectSettings withVerdicts(Verdicts other) {
    return new EffectSettings(cut, stepSd, aging, rhythm, noise, other, averted);
  }

  /** The same with other draws of averted mentions. */
  public EffectSettings withAverted(AvertedDraws other) {
    return new EffectSettings(cut, stepSd, aging, rhythm, noise, verdicts, other);
  }

  /** The prior of the aging of the difference to a control: N(0, 0.2^2) per 12 h. */
  EffectSettings forDifference() {
    return withAging(AgingPrior.of(0, 0.2));
  }

  /** Windows in a span. */
  int spanWindows() {
    return (int) Math.round(cut.spanHours() / cut.windowHours());
  }

  /**
   * How mentions are cut into windows.
   *
   * @param windowHours length of a window
   * @param spanHours how far before and after the response the test looks
   * @param onsetGuardHours time after the onset that is left out
   * @param mergeMentions windows are merged until they hold this many mentions passed on
   * @param mergeHours ... or are this long
   * @param leastExposure merged windows with less exposure are dropped
   */
  public record Cut(
      double windowHours,
      double spanHours,
      double onsetGuardHours,
      int mergeMentions,
      double mergeHours,
      double leastExposure) {}

  /**
   * Prior standard deviations of the daily sine and cosine of log R.
   *
   * @param unknownSd where the platform's daily profile is not known
   * @param profiledSd where it is, so that they only have to mend it
   */
  public record Rhythm(double unknownSd, double profiledSd) {}

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
   * @param atLeastQuantile the quantile of the draws that is told as "at least"
   */
  public record AvertedDraws(
      int draws,
      double shrinkSd,
      double stepLimit,
      double reproductionCap,
      double capMultiple,
      double capHours,
      int smoothWindows,
      double atLeastQuantile) {

    /** The draws of the reference implementation. */
    public static final AvertedDraws REFERENCE =
        new AvertedDraws(2000, 1, 1.6, 1.3, 2, 6, 6, 0.025);

    /** The same, with "at least" so low that the truth lies below it in at most 2.5 %. */
    public static final AvertedDraws SHIPPED = new AvertedDraws(2000, 1, 1.6, 1.3, 2, 6, 6, 0.015);

    /** The same with another number of draws. */
    public AvertedDraws withDraws(int other) {
      return new AvertedDraws(
          other,
          shrinkSd,
          stepLimit,
          reproductionCap,
          capMultiple,
          capHours,
          smoothWindows,
          atLeastQuantile);
    }
  }
}
