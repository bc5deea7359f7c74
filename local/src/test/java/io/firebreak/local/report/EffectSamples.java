package io.firebreak.local.report;

import static io.firebreak.local.report.CrisisFixture.HOUR;
import static io.firebreak.local.report.CrisisFixture.START;

import io.firebreak.models.data.EffectPoint;
import io.firebreak.models.data.ResponseEffect;
import java.util.ArrayList;
import java.util.List;

/** Looks at the responses of a made-up crisis: one of every verdict. */
final class EffectSamples {
  String issueId = "harbourline-2026";
  String responseId;
  String look = "24h";
  double atHour;
  double lookHours = 24;
  String verdict;
  String confidence = "normal";
  boolean frozen;
  List<String> reasons = List.of("no_control");
  List<String> together;
  Double probability;
  double[] reduction;
  double[] averted;
  boolean openEnded;
  Double detectable;
  Double detectableLater;
  Double enoughAfter;
  double blindHours;
  Double naive = -0.62;
  Long placeboTests;
  Double placeboFalse;
  String kernel = "shipped kernel twitter";
  String control;
  String sentence = "";
  double without = 1;

  private EffectSamples(String responseId, double atHour) {
    this.responseId = responseId;
    this.atHour = atHour;
  }

  static EffectSamples of(String responseId, double atHour) {
    return new EffectSamples(responseId, atHour);
  }

  static EffectSamples slowed(String responseId, double atHour) {
    EffectSamples made = of(responseId, atHour);
    made.verdict = "slowed";
    made.probability = 0.9871;
    made.reduction = new double[] {0.38, 0.12, 0.57};
    made.averted = new double[] {412.7, 1_240, 3_010};
    made.openEnded = true;
    made.placeboTests = 412L;
    made.placeboFalse = 0.0388;
    made.frozen = true;
    made.without = 1.7;
    made.sentence =
        "Propagation slowed at the time of the response, beyond natural aging, by 38 % (95 %"
            + " interval 12 % to 57 %; probability 0.987). At least 412 mentions were averted in"
            + " 24 h (median 1,240; the story was still growing, so the upper end is open).";
    return made;
  }

  static EffectSamples inconclusive(String responseId, double atHour) {
    EffectSamples made = of(responseId, atHour);
    made.verdict = "inconclusive";
    made.probability = 0.71;
    made.reduction = new double[] {0.09, -0.31, 0.37};
    made.averted = new double[] {-310, 60, 420};
    made.detectable = 0.45;
    made.detectableLater = 0.28;
    made.enoughAfter = 11.4;
    made.confidence = "low";
    made.reasons = List.of("no_parent_ids", "no_control", "uncalibrated", "collector_blind");
    made.blindHours = 2;
    made.placeboTests = 12L;
    made.placeboFalse = 0.0;
    made.look = "6h";
    made.lookHours = 6;
    made.without = 1.1;
    made.sentence =
        "LOW CONFIDENCE: it is not known which mentions are reposts. Inconclusive: the data fit a"
            + " slowing and none (estimated change of propagation -9 %, 95 % interval -37 % to"
            + " +31 %; probability that it slowed 0.710).";
    return made;
  }

  static EffectSamples spedUp(String responseId, double atHour) {
    EffectSamples made = of(responseId, atHour);
    made.verdict = "sped_up";
    made.probability = 0.0004;
    made.reduction = new double[] {-0.45, -0.81, -0.17};
    made.averted = new double[] {-2_300, -900, -211.2};
    made.without = 0.6;
    made.naive = 0.2;
    made.sentence =
        "Propagation sped up at the time of the response, beyond natural aging, by 45 % (95 %"
            + " interval 17 % to 81 %; probability above 0.999).";
    return made;
  }

  static EffectSamples notEstimable(String responseId, double atHour) {
    EffectSamples made = of(responseId, atHour);
    made.verdict = "not_estimable";
    made.reasons = List.of("too_few_mentions_after");
    made.enoughAfter = 17.5;
    made.naive = null;
    made.sentence =
        "No estimate: fewer than 40 mentions were passed on after the response. If the spread goes"
            + " on like this, there will be enough data 18 h after the response.";
    return made;
  }

  static EffectSamples gauge(String responseId, double atHour) {
    EffectSamples made = of(responseId, atHour);
    made.look = "1h";
    made.lookHours = 1;
    made.naive = null;
    made.reasons = List.of("too_early");
    made.sentence = "R was 1.10 before the response and is 0.62 in the hour after it.";
    return made;
  }

  EffectSamples issue(String id) {
    issueId = id;
    return this;
  }

  EffectSamples look(String word, double hours) {
    look = word;
    lookHours = hours;
    return this;
  }

  ResponseEffect make() {
    long at = START + (long) (atHour * HOUR);
    boolean estimate = reduction != null;
    return new ResponseEffect(
        issueId,
        responseId,
        look,
        together == null ? List.of(responseId) : together,
        at,
        at + (long) (lookHours * HOUR),
        verdict,
        confidence,
        frozen,
        reasons,
        probability,
        estimate ? reduction[0] : null,
        estimate ? reduction[1] : null,
        estimate ? reduction[2] : null,
        estimate ? averted[0] : null,
        estimate ? averted[1] : null,
        estimate ? averted[2] : null,
        openEnded,
        detectable,
        detectableLater,
        enoughAfter,
        12.0,
        lookHours,
        21L,
        18L,
        blindHours,
        812.0,
        notEstimableCount(),
        kernel,
        control,
        control != null,
        naive,
        naive == null ? null : 12.0,
        1.1,
        0.96,
        1.25,
        0.62,
        0.51,
        0.74,
        placeboTests,
        placeboFalse,
        sentence,
        estimate ? curve(at) : List.of());
  }

  private double notEstimableCount() {
    return reduction == null ? 23 : 640;
  }

  /** Half hours from 12 hours before the response to the look. */
  private List<EffectPoint> curve(long at) {
    List<EffectPoint> points = new ArrayList<>();
    int after = (int) (lookHours * 2);
    for (int i = -24; i < after; i++) {
      double hour = atHour + i / 2.0;
      double seen =
          40 / (1 + Math.exp(-(hour - 8) * 0.7)) * Math.exp(-Math.max(0, hour - 14) / 11)
              + 3 * Math.abs(Math.sin(i * 2.3));
      double grown = i < 0 ? 1 : 1 + (without - 1) * Math.min(1, (i + 1) / 8.0);
      boolean blind = blindHours > 0 && i >= 2 && i < 2 + 2 * blindHours;
      points.add(
          new EffectPoint(
              at + i * HOUR / 2,
              at + (i + 1) * HOUR / 2,
              seen,
              blind,
              i < 0 ? seen : seen * grown,
              i < 0 ? seen : seen * grown * 0.7,
              i < 0 ? seen : seen * grown * (1.4 + i * 0.05)));
    }
    return points;
  }
}
