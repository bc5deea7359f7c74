package io.firebreak.local.report;

/**
 * Makes text of the public web safe to stand in HTML, as text or as a quoted attribute.
 *
 * <p>Besides the five characters of markup it takes out what can deface a page without markup:
 * control characters, overrides of the writing direction, half surrogates, and towers of combining
 * marks.
 */
public final class Html {
  private static final int MOST_MARKS = 3;

  private Html() {}

  /** The text, safe as HTML text and inside a quoted attribute; empty for null. */
  public static String escape(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int type = Character.getType(point);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
      marks = mark ? marks + 1 : 0;
      if (marks <= MOST_MARKS) {
        append(out, point, type);
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int point, int type) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (Character.isWhitespace(point) || type == Character.CONTROL) {
          out.append(' ');
        } else if (type == Character.SURROGATE) {
          out.append('\uFFFD');
        } else if (!steersWriting(point)) {
          out.appendCodePoint(point);
        }
      }
    }
  }

  /** Direction marks, embeddings, overrides, isolates and the byte order mark. */
  private static boolean steersWriting(int point) {
    return point == 0x200E
        || point == 0x200F
        || point == 0x061C
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0xFEFF;
  }

  /** Escaped text of others, kept apart from the direction of the text around it. */
  static String foreign(String text) {
    return "<bdi>" + escape(text) + "</bdi>";
  }

  /** A link to another site when the address is safe, else only the text. */
  static String link(String url, String text) {
    String safe = Links.safe(url);
    return safe == null
        ? foreign(text)
        : "<a href=\""
            + escape(safe)
            + "\" rel=\"noopener nofollow noreferrer\" target=\"_blank\">"
            + foreign(text)
            + "</a>";
  }

  /** At most {@code most} code points of a text, with an ellipsis when something was cut. */
  static String cut(String text, int most) {
    if (text == null || text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most)).stripTrailing() + "…";
  }
}
