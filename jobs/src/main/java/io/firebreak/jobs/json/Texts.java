package io.firebreak.jobs.json;

/** Small operations on hostile text. */
final class Texts {
  private Texts() {}

  /**
   * The text without C0 control characters (tab, line feed and carriage return stay) and without
   * unpaired surrogates; the same object when there are none. PostgreSQL cannot hold NUL, and UTF-8
   * cannot hold an unpaired surrogate.
   */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || Character.isSurrogate(c)) {
        return isClean(text) ? text : cleaned(text);
      }
    }
    return text;
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isKept(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static String cleaned(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(Texts::isKept).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isKept(int c) {
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    return c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE;
  }

  /** True when the text has a control character (C0, delete or C1) or an unpaired surrogate. */
  static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c)
          || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  /** True when the text has more than {@code limit} code points. */
  static boolean isLonger(String text, int limit) {
    return text.length() > limit
        && (text.length() > 2L * limit || text.codePointCount(0, text.length()) > limit);
  }

  /** The text's beginning, on one line, for the words of a reason. */
  static String excerpt(String text) {
    int end = Math.min(text.length(), 40);
    StringBuilder shown = new StringBuilder(end + 3);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return end < text.length() ? shown.append("...").toString() : shown.toString();
  }

  /**
   * The lower-case platform name; null when it has other characters than ASCII letters, digits,
   * dot, underscore and hyphen, or more than 64, or is the reserved name {@code all}.
   */
  static String platform(String name) {
    if (name.length() > 64) {
      return null;
    }
    StringBuilder lower = null;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower = lower == null ? new StringBuilder(name) : lower;
        lower.setCharAt(i, (char) (c + ('a' - 'A')));
      } else if (!isPlatformChar(c)) {
        return null;
      }
    }
    String platform = lower == null ? name : lower.toString();
    return platform.equals("all") ? null : platform;
  }

  private static boolean isPlatformChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  }

  /**
   * The two-letter lower-case primary subtag of a language tag ("en-US" gives "en"); null when the
   * tag has no such subtag ("und", "eng", "").
   */
  static String language(String tag) {
    if (tag.length() < 2 || (tag.length() > 2 && tag.charAt(2) != '-' && tag.charAt(2) != '_')) {
      return null;
    }
    int first = tag.charAt(0) | 0x20;
    int second = tag.charAt(1) | 0x20;
    boolean letters = first >= 'a' && first <= 'z' && second >= 'a' && second <= 'z';
    return letters ? new String(new char[] {(char) first, (char) second}) : null;
  }

  /**
   * True for an absolute http or https address: the scheme in any case, {@code ://}, a host, and no
   * white space, control character, quotation mark or angle bracket anywhere.
   */
  static boolean isHttpUrl(String url) {
    int host;
    if (url.regionMatches(true, 0, "http://", 0, 7)) {
      host = 7;
    } else if (url.regionMatches(true, 0, "https://", 0, 8)) {
      host = 8;
    } else {
      return false;
    }
    if (url.length() == host || "/?#\\:@".indexOf(url.charAt(host)) >= 0) {
      return false;
    }
    for (int i = host; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0x7f || Character.isSurrogate(c)) {
        return isHttpTail(url, i);
      }
    }
    return true;
  }

  /** The slow half of the test: a surrogate is fine where it is one of a pair. */
  private static boolean isHttpTail(String url, int from) {
    for (int i = from; i < url.length(); ) {
      int c = url.codePointAt(i);
      if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0x7f || !isKept(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }
}
