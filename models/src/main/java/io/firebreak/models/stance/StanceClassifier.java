package io.firebreak.models.stance;

/**
 * Judges the stance of a text toward a target. Implementations are immutable and safe for use by
 * many threads; the same input gives the same score, bit for bit.
 */
public interface StanceClassifier {

  /**
   * Judges one text.
   *
   * @param language two-letter ISO 639-1 code, or null when unknown
   * @param title headline, or null
   * @param text the text, or null
   * @param target whom the stance is toward
   * @return the score; {@link StanceScore#UNCLASSIFIED} when the language or the text is not served
   */
  StanceScore classify(String language, String title, String text, Target target);

  /** The model's version, as it stands in every scored mention. */
  String version();
}
