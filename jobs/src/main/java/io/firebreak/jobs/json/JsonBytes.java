package io.firebreak.jobs.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 that grows: JSON's texts and numbers, written straight to bytes. */
final class JsonBytes {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** By ASCII character: 0 to write it as it is, 'u' as a number, else the letter to escape by. */
  private static final byte[] ESCAPES = new byte[128];

  static {
    Arrays.fill(ESCAPES, 0, 32, (byte) 'u');
    ESCAPES['\b'] = 'b';
    ESCAPES['\t'] = 't';
    ESCAPES['\n'] = 'n';
    ESCAPES['\f'] = 'f';
    ESCAPES['\r'] = 'r';
    ESCAPES['"'] = '"';
    ESCAPES['\\'] = '\\';
  }

  /** The most bytes that one UTF-16 unit takes: an escape by number. */
  private static final int UNIT_BYTES = 6;

  private byte[] bytes = new byte[1024];
  private int size;

  void clear() {
    size = 0;
  }

  /** Room that is held, in bytes. */
  int capacity() {
    return bytes.length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void put(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  void put(byte[] added) {
    reserve(added.length);
    System.arraycopy(added, 0, bytes, size, added.length);
    size += added.length;
  }

  /** A text between quotation marks, escaped where JSON asks for it. */
  void quoted(String text) {
    int start = size;
    reserve(UNIT_BYTES * text.length() + 2);
    bytes[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        byte escape = ESCAPES[c];
        if (escape == 0) {
          bytes[size++] = (byte) c;
        } else {
          escaped(c, escape);
        }
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xc0 | c >> 6);
        bytes[size++] = (byte) (0x80 | c & 0x3f);
      } else if (Character.isSurrogate(c)) {
        size = start;
        quotedWithSurrogates(Texts.clean(text));
        return;
      } else {
        threeBytes(c);
      }
    }
    bytes[size++] = '"';
  }

  /** UTF-8 cannot hold unpaired surrogates; they are gone from this text. */
  private void quotedWithSurrogates(String text) {
    reserve(UNIT_BYTES * text.length() + 2);
    bytes[size++] = '"';
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      byte escape = unit < 0 ? 0 : ESCAPES[unit];
      if (escape == 0) {
        bytes[size++] = unit;
      } else {
        escaped((char) unit, escape);
      }
    }
    bytes[size++] = '"';
  }

  private void threeBytes(char c) {
    bytes[size++] = (byte) (0xe0 | c >> 12);
    bytes[size++] = (byte) (0x80 | c >> 6 & 0x3f);
    bytes[size++] = (byte) (0x80 | c & 0x3f);
  }

  private void escaped(char c, byte escape) {
    bytes[size++] = '\\';
    bytes[size++] = escape;
    if (escape == 'u') {
      bytes[size++] = '0';
      bytes[size++] = '0';
      bytes[size++] = HEX[c >> 4];
      bytes[size++] = HEX[c & 15];
    }
  }

  void whole(long value) {
    reserve(Decimals.MOST_CHARS);
    size = Decimals.write(value, 0, bytes, size);
  }

  /** A finite number, as {@link Decimals#text} has it. */
  void decimal(double value) {
    reserve(Decimals.MOST_CHARS);
    size = Decimals.write(value, bytes, size);
  }

  /** A time between quotation marks. */
  void time(long epochMillis) {
    reserve(IsoTimes.MOST_CHARS + 2);
    bytes[size++] = '"';
    size = IsoTimes.write(epochMillis, bytes, size);
    bytes[size++] = '"';
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
