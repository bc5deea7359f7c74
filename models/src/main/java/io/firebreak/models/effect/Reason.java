package io.firebreak.models.effect;

import java.util.Locale;

/** Why there is no estimate, or what to know about one, in words that a person reads. */
public enum Reason {
  WITHDRAWN("the response was withdrawn", Kind.BARS),
  NO_MENTIONS("there are no mentions", Kind.BARS),
  RESPONSE_IN_FUTURE("the response comes after the time of this look", Kind.BARS),
  RESPONSE_BEFORE_ONSET("the response came before the first mention", Kind.BARS),
  RESPONSE_NEAR_ONSET(
      "the response came within 3 hours of the first mention, so there is no past to compare with",
      Kind.BARS),
  TOO_EARLY(
      "less than 6 hours have passed since the response: R is shown as a gauge, not as a test",
      Kind.BARS),
  TOO_FEW_MENTIONS_BEFORE("fewer than 100 mentions were passed on before the response", Kind.BARS),
  TOO_FEW_MENTIONS_AFTER("fewer than 40 mentions were passed on after the response", Kind.BARS),
  TOO_FEW_WINDOWS_BEFORE("there are too few time windows before the response", Kind.BARS),
  TOO_FEW_WINDOWS_AFTER("there are too few time windows after the response", Kind.BARS),
  MEASURED_WITH_FIRST_ANSWER(
      "answers to single mentions in the same quarter of a day are measured together, at the first"
          + " of them",
      Kind.BARS),
  COLLECTOR_BLIND(
      "the collector was down for part of the time; that time is left out, it does not count as"
          + " calm",
      Kind.NOTES),
  COLLECTOR_BLIND_AT_RESPONSE(
      "the collector was down around the response itself", Kind.LOWERS_CONFIDENCE),
  COLLECTOR_OFTEN_BLIND(
      "the collector was down for more than a quarter of the time", Kind.LOWERS_CONFIDENCE),
  NO_PARENT_IDS(
      "it is not known which mentions are reposts: a burst of news before the response is then"
          + " taken for an effect in about 12 of 100 cases",
      Kind.LOWERS_CONFIDENCE),
  RESPONSE_PACKAGE(
      "several responses came too close together to be told apart; this is their joint effect",
      Kind.NOTES),
  RESPONSES_AT_ONE_INSTANT("two responses came at the same instant", Kind.NOTES),
  MODELLED_JOINTLY("other responses are accounted for by steps of their own", Kind.NOTES),
  ANSWERS_AT_THE_TIME(
      "single mentions were answered in the same time; what that achieved is part of this figure",
      Kind.NOTES),
  CONTROL_UNUSABLE(
      "the control has too few mentions to compare with, so it was left aside", Kind.NOTES),
  NO_CONTROL(
      "a news event at the same moment would look the same; only a control could tell", Kind.NOTES),
  UNCALIBRATED(
      "fewer than 30 placebo tests like it on past crises are at hand, so its false-alarm rate on such"
          + " crises is not known",
      Kind.NOTES),
  EMPIRICAL_THRESHOLD(
      "past crises gave more than 7.5 % false alarms, so the threshold was taken from them",
      Kind.NOTES);

  /** What a reason does to a verdict. */
  private enum Kind {
    BARS,
    LOWERS_CONFIDENCE,
    NOTES
  }

  private final String words;
  private final Kind kind;

  Reason(String words, Kind kind) {
    this.words = words;
    this.kind = kind;
  }

  /** Plain words, to stand after "because" or after a colon. */
  public String inWords() {
    return words;
  }

  /** True when there can be no estimate. */
  public boolean bars() {
    return kind == Kind.BARS;
  }

  /** True when the verdict is of low confidence. */
  public boolean lowersConfidence() {
    return kind == Kind.LOWERS_CONFIDENCE;
  }

  /** The lower-case word used in topics, tables and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
