package io.firebreak.models.stance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A text made plain for the encoder: entities, blanks and quotes are simple, emoji are words, runs
 * of a character are cut to two. The same as {@code clean} in models/training/stance/rewrite.py.
 */
final class PlainText {

  /** Characters of a text that are looked at; the rest is ignored. */
  static final int MAX_CHARS = 4_000;

  private static final int MAX_RUN = 2;
  private static final Map<Integer, String> EMOJI = emoji();
  private static final String[][] ENTITIES = {
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&#39;", "'"},
    {"&apos;", "'"},
    {"&nbsp;", " "},
    {"&amp;", "&"},
  };

  private PlainText() {}

  /** The plain form of a text's first {@value #MAX_CHARS} characters. */
  static String of(String text) {
    String capped = cap(text, MAX_CHARS);
    if (capped.indexOf('&') >= 0) {
      for (String[] entity : ENTITIES) {
        capped = capped.replace(entity[0], entity[1]);
      }
    }
    StringBuilder plain = new StringBuilder(capped.length() + 16);
    int previous = -1;
    int run = 0;
    for (int i = 0; i < capped.length(); ) {
      int c = capped.codePointAt(i);
      i += Character.charCount(c);
      if (isDropped(c)) {
        continue;
      }
      String words = c < 128 ? null : c == '\u2026' ? ".." : EMOJI.get(c);
      c = simple(c);
      run = c == previous ? run + 1 : 1;
      previous = c;
      if (run > MAX_RUN && !Character.isDigit(c)) {
        continue;
      }
      if (words != null) {
        plain.append(' ').append(words).append(' ');
      } else {
        plain.appendCodePoint(c);
      }
    }
    return plain.toString();
  }

  /** The first characters of a text, without half a character at the end. */
  static String cap(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
    return text.substring(0, end);
  }

  private static int simple(int c) {
    if (c <= ' ' || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029 || c == 0x3000) {
      return ' ';
    }
    if (c == '\u2018' || c == '\u2019') {
      return '\'';
    }
    return c == '\u201c' || c == '\u201d' ? '"' : c;
  }

  /** Marks of style and colour that say nothing. */
  private static boolean isDropped(int c) {
    return c == 0xFE0E
        || c == 0xFE0F
        || c == 0x200D
        || c == 0x200B
        || c == 0xFEFF
        || (c >= 0x1F3FB && c <= 0x1F3FF);
  }

  private static Map<Integer, String> emoji() {
    Map<Integer, String> table = new HashMap<>();
    try (InputStream in = PlainText.class.getResourceAsStream("emoji.tsv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0 && line.charAt(0) != '#') {
          table.put(Integer.parseInt(line.substring(0, tab), 16), line.substring(tab + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("emoji.tsv cannot be read: install Firebreak again", e);
    }
    return Map.copyOf(table);
  }
}
