package io.firebreak.models.stance;

/** Characters of words and tags, and the words of a hashtag. */
final class TagWords {

  private TagWords() {}

  /** A letter, a digit or an underscore. */
  static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** Whether a piece of text is a handle or a hashtag. */
  static boolean isTag(String piece) {
    return piece.length() > 1 && (piece.charAt(0) == '@' || piece.charAt(0) == '#');
  }

  static boolean hasCapital(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      if (Character.isUpperCase(piece.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean hasCapitalOrDigit(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      if (Character.isUpperCase(piece.charAt(i)) || Character.isDigit(piece.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The words of a tag's body: "NeverFlyAgain2016" gives "Never Fly Again 2016". */
  static String split(String body) {
    StringBuilder words = new StringBuilder(body.length() + 8);
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '_') {
        words.append(' ');
        continue;
      }
      if (i > 0 && body.charAt(i - 1) != '_' && startsAWord(body, i)) {
        words.append(' ');
      }
      words.append(c);
    }
    return trimBlanks(words);
  }

  private static boolean startsAWord(String body, int at) {
    char before = body.charAt(at - 1);
    char c = body.charAt(at);
    return (Character.isLowerCase(before) && Character.isUpperCase(c))
        || Character.isDigit(before) != Character.isDigit(c)
        || (Character.isUpperCase(before)
            && Character.isUpperCase(c)
            && at + 1 < body.length()
            && Character.isLowerCase(body.charAt(at + 1)));
  }

  /** Without blanks at both ends; no other white space counts. */
  static String trimBlanks(CharSequence text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.subSequence(from, to).toString();
  }
}
