package io.firebreak.jobs.match;

/**
 * Where words end. A pattern is found only where neither neighbour continues a word: a letter, a
 * digit, a combining mark or an underscore. Scripts written without spaces have no such borders.
 */
final class TextBoundary {
  private TextBoundary() {}

  /** True when {@code text[begin, end)} stands as whole words in the folded text. */
  static boolean isWhole(String text, int begin, int end) {
    return opens(text, begin) && closes(text, end);
  }

  private static boolean opens(String text, int begin) {
    if (begin == 0) {
      return true;
    }
    char first = text.charAt(begin);
    // A hashtag begins anywhere, as in "#one#two"; an @ after a letter is an e-mail address.
    return first == '#'
        || !isWord(text.codePointBefore(begin))
        || isUnspaced(text.codePointAt(begin));
  }

  private static boolean closes(String text, int end) {
    return end == text.length()
        || !isWord(text.codePointAt(end))
        || isUnspaced(text.codePointBefore(end));
  }

  /** A character that belongs to a word of a script with spaces. */
  private static boolean isWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (c >= 'A' && c <= 'Z');
    }
    if (isUnspaced(c)) {
      return false;
    }
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Scripts whose words stand without spaces, or, as in Korean, with endings attached. */
  private static boolean isUnspaced(int c) {
    if (c < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
      // The prolonged sound mark of Japanese belongs to no one script.
      default -> c == 0x30FC;
    };
  }
}
