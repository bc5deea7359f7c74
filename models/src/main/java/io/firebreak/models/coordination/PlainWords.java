package io.firebreak.models.coordination;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a text says, without what varies between copies of it. */
final class PlainWords {
  /** Of longer texts only the beginning is looked at. */
  private static final int MOST_CHARS = 1000;

  private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
  private static final Pattern MENTION = Pattern.compile("[@＠]\\w+");
  private static final Pattern ENTITY = Pattern.compile("&#?\\w{2,8};");

  /** A repost by hand: the words are those of somebody else, and say so. */
  private static final Pattern REPEAT =
      Pattern.compile(
          "(?:^|\\s)[\"“]?(?:RT|MT|QT)\\b\\s*[:\"“]?\\s*@\\w|^\\s*[\"“]\\s*@\\w|\\bvia\\s+@\\w",
          Pattern.CASE_INSENSITIVE);

  private PlainWords() {}

  /** Lower-case letters and digits with one space between words; no links, no names of accounts. */
  static String of(String text) {
    String cut = text.substring(0, Math.min(text.length(), 2 * MOST_CHARS));
    String bare = cut.contains("://") ? LINK.matcher(cut).replaceAll(" ") : cut;
    bare = MENTION.matcher(bare).replaceAll(" ");
    bare = bare.indexOf('&') < 0 ? bare : ENTITY.matcher(bare).replaceAll(" ");
    String normal = Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(normal.length());
    normal
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c)) {
                words.appendCodePoint(c);
              } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
              }
            });
    int length = Math.min(words.length(), MOST_CHARS);
    return words.substring(0, length).strip();
  }

  /** True where most of it is repeated from somebody else: a repost by hand, or a quotation. */
  static boolean isRepeated(String text) {
    String cut = text.substring(0, Math.min(text.length(), 2 * MOST_CHARS));
    if (cut.indexOf('@') >= 0 && REPEAT.matcher(cut).find()) {
      return true;
    }
    int quoted = 0;
    boolean inside = false;
    int letters = 0;
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      if (c == '"' || c == '“' || c == '”' || c == '„' || c == '«' || c == '»') {
        inside = !inside;
      } else if (Character.isLetterOrDigit(c)) {
        letters++;
        quoted += inside ? 1 : 0;
      }
    }
    return 2 * quoted > letters;
  }
}
