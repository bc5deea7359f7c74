package io.firebreak.models.alerts;

/**
 * What a rule sees of one subject at one minute.
 *
 * @param subject what it is about; empty for the whole issue
 * @param score what thresholds are compared with
 * @param value what was measured, in the unit of the kind
 * @param baseline what is usual, in the same unit; not-a-number where there is no such thing
 * @param evidence mentions that it rests on
 * @param windowMinutes length of what it looks back over
 * @param about what else the sentence names; null for nothing
 */
public record Reading(
    String subject,
    double score,
    double value,
    double baseline,
    long evidence,
    long windowMinutes,
    String about) {

  /** A reading of numbers alone. */
  Reading(
      String subject,
      double score,
      double value,
      double baseline,
      long evidence,
      long windowMinutes) {
    this(subject, score, value, baseline, evidence, windowMinutes, null);
  }

  /** Nothing to be seen: it raises nothing and lets everything clear. */
  static Reading none(String subject) {
    return new Reading(subject, Double.NEGATIVE_INFINITY, 0, Double.NaN, 0, 1);
  }
}
