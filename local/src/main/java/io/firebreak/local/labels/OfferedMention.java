package io.firebreak.local.labels;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.LabelChoice;

/**
 * A mention that an analyst may label, with the text that the model judged: that of the mention, or
 * of what it reposts.
 *
 * @param publishedAtMillis when it was published
 * @param language two-letter code; null when unknown
 * @param title headline, or null
 * @param text text, or null where there is only a title
 * @param critic probability of critic, as the two below
 */
public record OfferedMention(
    String mentionKey,
    String issueId,
    String platform,
    long publishedAtMillis,
    String language,
    String title,
    String text,
    double critic,
    double supporter,
    double neutral) {

  LabelChoice.Candidate candidate() {
    return new LabelChoice.Candidate(mentionKey, words(), critic, supporter, neutral, null);
  }

  /** Title and text together. */
  public String words() {
    if (title == null || text == null) {
      return title == null ? text : title;
    }
    return title + "\n" + text;
  }

  /** What the model thinks. */
  public Stance likeliest() {
    if (critic >= supporter && critic >= neutral) {
      return Stance.CRITIC;
    }
    return supporter >= neutral ? Stance.SUPPORTER : Stance.NEUTRAL;
  }

  /** How sure the model is of it, 0 to 1. */
  public double probability() {
    return Math.max(critic, Math.max(supporter, neutral));
  }

  /** The label that an answer makes of it. */
  public Label label(Stance stance, LabelPart part, String by, long atMillis) {
    return new Label(mentionKey, issueId, false, stance, part, by, atMillis, language, title, text);
  }
}
