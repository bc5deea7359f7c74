package io.firebreak.jobs.match;

import java.util.ArrayList;
import java.util.List;

/** The folded patterns of one phrase of an issue. */
final class IssuePatterns {
  private IssuePatterns() {}

  /**
   * The patterns that stand for a phrase: the folded phrase and, when it is more than one word, its
   * forms as a hashtag and as a handle: "Northwind Ferries" gives {@code northwind ferries}, {@code
   * #northwindferries}, {@code @northwindferries}, {@code #northwind_ferries} and {@code
   * @northwind_ferries}. Empty when the phrase has neither letter nor digit.
   */
  static List<String> of(String phrase) {
    String folded = TextFold.fold(phrase);
    List<String> patterns = new ArrayList<>();
    if (folded.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return patterns;
    }
    patterns.add(folded);
    char first = folded.charAt(0);
    if (first == '#' || first == '@') {
      return patterns;
    }
    addTags(patterns, folded, joined(folded, ""));
    if (folded.indexOf(' ') > 0) {
      addTags(patterns, folded, joined(folded, "_"));
    }
    return patterns;
  }

  private static void addTags(List<String> patterns, String folded, String tag) {
    if (!tag.equals(folded)) {
      patterns.add("#" + tag);
      patterns.add("@" + tag);
    }
  }

  /** Only what a hashtag can hold: letters, digits, marks and underscores. */
  private static String joined(String folded, String between) {
    StringBuilder tag = new StringBuilder(folded.length());
    folded
        .codePoints()
        .forEach(
            c -> {
              if (c == ' ') {
                tag.append(between);
              } else if (c == '_' || Character.isUnicodeIdentifierPart(c)) {
                tag.appendCodePoint(c);
              }
            });
    return tag.toString();
  }
}
