package io.firebreak.models.data;

/**
 * An analyst's word on the stance of one mention toward the subject of one issue. It holds the text
 * as the analyst saw it, so that learning needs nothing else and goes on when the mention is long
 * gone from memory. Of two labels of one mention and issue the later record stands.
 *
 * @param mentionKey the mention, {@code platform:id}
 * @param issueId the issue
 * @param deleted true when the label is withdrawn; then all below but the time may be missing
 * @param stance critic, supporter or neutral; null when withdrawn
 * @param part what the label is for; null when withdrawn
 * @param by who judged; null when not told
 * @param atMillis when
 * @param language two-letter ISO 639-1 code; null when unknown
 * @param title headline, or null
 * @param text the text, or null where there is only a title
 */
public record Label(
    String mentionKey,
    String issueId,
    boolean deleted,
    Stance stance,
    LabelPart part,
    String by,
    long atMillis,
    String language,
    String title,
    String text) {

  /** {@code platform:id|issue}: the record's key, and what the label is of. */
  public String pairKey() {
    return mentionKey + "|" + issueId;
  }
}
