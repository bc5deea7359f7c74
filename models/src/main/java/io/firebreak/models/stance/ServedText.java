package io.firebreak.models.stance;

/** What of a mention the stance models look at, and whether they serve it. */
final class ServedText {

  private ServedText() {}

  /**
   * Title and text in one; null when they are blank or in a language that is not served. Without a
   * language code a library says whether the text is English.
   */
  static String of(String language, String title, String text) {
    String whole = join(title, text);
    return hasContent(whole) && serves(language, whole) ? whole : null;
  }

  private static String join(String title, String text) {
    if (title == null || title.isBlank()) {
      return text == null ? "" : text;
    }
    return text == null || text.isBlank() ? title : title + " . " + text;
  }

  private static boolean hasContent(String text) {
    int length = Math.min(text.length(), TweetTokenizer.MAX_CHARS);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > ' ' && !Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean serves(String language, String text) {
    return language == null ? LanguageCheck.isEnglish(text) : language.equalsIgnoreCase("en");
  }
}
