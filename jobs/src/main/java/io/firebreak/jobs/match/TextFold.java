package io.firebreak.jobs.match;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds text so that the same words written in different ways become the same characters: Unicode
 * compatibility forms (NFKC), case, diacritics (U+0300 to U+036F), letters with strokes and
 * ligatures, apostrophes; white space and dashes become one space; invisible characters vanish.
 * Patterns and texts are folded alike.
 *
 * <p>Cost is linear in the text. Most characters fold by one look into a table; a text with a
 * character whose fold depends on its neighbours takes the slower way through {@link Normalizer} as
 * a whole.
 */
final class TextFold {
  /** A longer run of combining marks is cut: ordering it would take quadratic time. */
  private static final int MAX_MARKS = 8;

  private static final char DROPPED = '\0';
  private static final char SPACE = ' ';
  private static final char EXPANDS = '\uFFFE';
  private static final char DEPENDS = '\uFFFF';

  private static final Map<Character, String> EXPANSIONS = new HashMap<>();
  private static final char[] TABLE = table();

  private final char[] source;
  private char[] folded;
  private int size;

  private TextFold(char[] source, int length) {
    this.source = source;
    this.folded = new char[length + 16];
  }

  /** The folded text, without space at its ends. */
  static String fold(String text) {
    return foldAll(text).strip();
  }

  /** The folded text; a space at either end stays. */
  static String foldAll(String text) {
    char[] source = text.toCharArray();
    TextFold fold = new TextFold(source, source.length);
    return fold.run() ? new String(fold.folded, 0, fold.size) : slowly(text);
  }

  /** False when a character needs the slow way. */
  private boolean run() {
    for (int i = 0; i < source.length; i++) {
      char c = source[i];
      char to = TABLE[c];
      if (to == SPACE) {
        putSpace();
      } else if (to < EXPANDS) {
        if (to != DROPPED) {
          put(to);
        }
      } else if (to == EXPANDS) {
        putAll(EXPANSIONS.get(c));
      } else if (isEmoji(source, i)) {
        put(c);
        put(source[++i]);
      } else {
        return false;
      }
    }
    return true;
  }

  private void put(char c) {
    if (size == folded.length) {
      folded = Arrays.copyOf(folded, size * 2);
    }
    folded[size++] = c;
  }

  private void putSpace() {
    if (size == 0 || folded[size - 1] != SPACE) {
      put(SPACE);
    }
  }

  private void putAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SPACE) {
        putSpace();
      } else {
        put(c);
      }
    }
  }

  /** Pictographs and flags: they fold to themselves. */
  private static boolean isEmoji(char[] text, int at) {
    if (at + 1 >= text.length || !Character.isSurrogatePair(text[at], text[at + 1])) {
      return false;
    }
    int c = Character.toCodePoint(text[at], text[at + 1]);
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x1F1E6 && c <= 0x1F1FF);
  }

  private static char[] table() {
    char[] table = new char[1 << 16];
    for (int c = 0; c < table.length; c++) {
      table[c] = entry((char) c);
    }
    return table;
  }

  private static char entry(char c) {
    if (c < 0x80) {
      return c == DROPPED ? DROPPED : (char) simple(c);
    }
    if (Character.isSurrogate(c) || c >= EXPANDS || (joinsBefore(c) && !isDropped(c))) {
      return DEPENDS;
    }
    String folded = slowly(String.valueOf(c));
    if (folded.isEmpty()) {
      return DROPPED;
    }
    if (folded.length() == 1) {
      return folded.charAt(0);
    }
    EXPANSIONS.put(c, folded);
    return EXPANDS;
  }

  /** True when the character may melt into the one before it: a mark, or a later part of Hangul. */
  private static boolean joinsBefore(char c) {
    int first = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).codePointAt(0);
    int type = Character.getType(first);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (first >= 0x1160 && first <= 0x11FF)
        || (first >= 0xD7B0 && first <= 0xD7FF);
  }

  /** The definition of the fold, of which the table is a shortcut. */
  static String slowly(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
      marks = mark ? marks + 1 : 0;
      if (marks <= MAX_MARKS && !isDropped(c)) {
        kept.appendCodePoint(c);
      }
    }
    String decomposed = Normalizer.normalize(kept, Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (!isDropped(c)) {
        appendSimple(plain, c);
      }
    }
    return collapse(Normalizer.normalize(plain, Normalizer.Form.NFC));
  }

  private static void appendSimple(StringBuilder plain, int c) {
    switch (c) {
      case 'ß', 'ẞ' -> plain.append("ss");
      case 'æ', 'Æ' -> plain.append("ae");
      case 'œ', 'Œ' -> plain.append("oe");
      case 'þ', 'Þ' -> plain.append("th");
      default -> plain.appendCodePoint(simple(c));
    }
  }

  /** Case, strokes, apostrophes, dashes and white space of one character. */
  private static int simple(int c) {
    int lower = Character.toLowerCase(c);
    switch (lower) {
      case 'ø':
        return 'o';
      case 'ł':
        return 'l';
      case 'đ', 'ð':
        return 'd';
      case 'ħ':
        return 'h';
      case 'ı':
        return 'i';
      case 'ς':
        return 'σ';
      case '’', '‘', 'ʼ', '`':
        return '\'';
      case '−':
        return SPACE;
      default:
        int type = Character.getType(lower);
        boolean space =
            type == Character.DASH_PUNCTUATION
                || Character.isWhitespace(lower)
                || Character.isSpaceChar(lower);
        return space ? SPACE : lower;
    }
  }

  /** Diacritics, invisible joiners and direction marks, variation selectors, NUL. */
  private static boolean isDropped(int c) {
    return (c >= 0x0300 && c <= 0x036F)
        || c == 0x00AD
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2064)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFEFF
        || c == 0;
  }

  private static String collapse(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != SPACE
          || collapsed.length() == 0
          || collapsed.charAt(collapsed.length() - 1) != SPACE) {
        collapsed.append(c);
      }
    }
    return collapsed.toString();
  }
}
