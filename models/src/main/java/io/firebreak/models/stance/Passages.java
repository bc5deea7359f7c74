package io.firebreak.models.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What an encoder with little room reads of a long text: the sentences that name the target, in
 * their order, in at most {@value #MOST} passages; the text's beginning when none does.
 */
final class Passages {

  /** Passages of one text; what does not fit in them is not read. */
  static final int MOST = 4;

  private Passages() {}

  /**
   * The passages of a rewritten text.
   *
   * @param text as {@link TargetRewriter} wrote it
   * @param name the target's name, as it stands in the text
   * @param room tokens that a passage may have
   * @param tokens how many tokens a text has
   */
  static List<String> of(String text, String name, int room, ToIntFunction<String> tokens) {
    List<String> passages = new ArrayList<>();
    StringBuilder passage = new StringBuilder();
    int used = 0;
    for (String sentence : sentences(text)) {
      if (name.isEmpty() || !sentence.contains(name)) {
        continue;
      }
      int length = tokens.applyAsInt(sentence);
      if (used > 0 && used + length > room) {
        passages.add(passage.toString());
        if (passages.size() == MOST) {
          return passages;
        }
        passage.setLength(0);
        used = 0;
      }
      passage.append(used > 0 ? " " : "").append(sentence);
      used += length;
    }
    if (used > 0) {
      passages.add(passage.toString());
    }
    return passages.isEmpty() ? List.of(text) : passages;
  }

  /** Cuts after a point, an exclamation or a question mark before a blank. */
  static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean end = c == '.' || c == '!' || c == '?';
      if (end && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
        sentences.add(text.substring(start, i + 1).strip());
        start = i + 1;
      }
    }
    if (start < text.length() && !text.substring(start).isBlank()) {
      sentences.add(text.substring(start).strip());
    }
    return sentences;
  }
}
