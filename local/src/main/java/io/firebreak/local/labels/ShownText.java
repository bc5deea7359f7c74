package io.firebreak.local.labels;

/** Text from the web as a terminal may show it. */
public final class ShownText {
  private ShownText() {}

  /**
   * The text on one line, at most so many characters of it: white space and control characters are
   * one space, and what hides or turns the reading direction around is gone.
   */
  public static String of(String text, int most) {
    StringBuilder shown = new StringBuilder();
    int length = 0;
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int type = Character.getType(point);
      if (Character.isWhitespace(point)
          || Character.isSpaceChar(point)
          || Character.isISOControl(point)) {
        space = length > 0;
      } else if (point == 0x200d || (type != Character.FORMAT && type != Character.SURROGATE)) {
        if (length + (space ? 1 : 0) >= most) {
          return shown.append('…').toString();
        }
        if (space) {
          shown.append(' ');
          length++;
          space = false;
        }
        shown.appendCodePoint(point);
        length++;
      }
    }
    return shown.toString();
  }
}
