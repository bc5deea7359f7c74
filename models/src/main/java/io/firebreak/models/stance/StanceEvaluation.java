package io.firebreak.models.stance;

import java.util.List;

/**
 * What an evaluation found.
 *
 * @param model version of the model
 * @param dataSets one per test file, in the order of their names
 * @param textsPerCpuSecond texts judged per second of one thread's processor time; rests on the
 *     machine, all else on model and data alone
 */
public record StanceEvaluation(
    String model, List<DataSetScore> dataSets, double textsPerCpuSecond) {

  /**
   * A share with its 95 % interval (percentile bootstrap over texts, seeded).
   *
   * @param value as measured
   * @param low 2.5 % point
   * @param high 97.5 % point
   */
  public record Interval(double value, double low, double high) {}

  /**
   * The scores on one data set.
   *
   * @param name of the test file without its endings
   * @param confusion human against judged stance
   * @param accuracy see {@link Confusion#accuracy()}
   * @param macroF1 see {@link Confusion#macroF1()}
   * @param opinionF1 see {@link Confusion#opinionF1()}
   * @param calibrationError expected calibration error over 10 bins of the winning probability: the
   *     mean distance between how sure and how right
   * @param targetBlindMacroF1 macro-F1 when the model is told a meaningless target: the closer to
   *     macro-F1, the less the model knows whom a text is about
   */
  public record DataSetScore(
      String name,
      Confusion confusion,
      Interval accuracy,
      Interval macroF1,
      Interval opinionF1,
      double calibrationError,
      double targetBlindMacroF1) {}
}
