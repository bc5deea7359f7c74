package io.firebreak.jobs.match;

import java.util.function.Consumer;

/** Finds the addresses that stand in a text. */
final class IssueLinks {
  /** A longer address is cut: a link that leads to a hub does so by its beginning. */
  private static final int MAX_UNITS = 4_096;

  private IssueLinks() {}

  /** Tells every http or https address in the text, without punctuation at its end. */
  static void inText(String text, Consumer<String> found) {
    if (text == null) {
      return;
    }
    int at = text.indexOf("://");
    while (at >= 0) {
      int end = at + 3;
      while (end < text.length() && end - at < MAX_UNITS && !endsLink(text.charAt(end))) {
        end++;
      }
      int start = schemeStart(text, at);
      if (start >= 0) {
        int last = end;
        while (last > at + 3 && ".,;:!?)]}'*".indexOf(text.charAt(last - 1)) >= 0) {
          last--;
        }
        found.accept(text.substring(start, last));
      }
      at = text.indexOf("://", end);
    }
  }

  private static int schemeStart(String text, int colon) {
    if (colon >= 5 && text.regionMatches(true, colon - 5, "https", 0, 5)) {
      return colon - 5;
    }
    return colon >= 4 && text.regionMatches(true, colon - 4, "http", 0, 4) ? colon - 4 : -1;
  }

  private static boolean endsLink(char c) {
    return c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0x7f || Character.isWhitespace(c);
  }
}
