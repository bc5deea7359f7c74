package io.firebreak.models.stance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Reads lines of bounded length: of a longer one nothing is kept but that it was too long. */
final class BoundedLines {

  private final BufferedReader in;
  private final int maxChars;
  private final StringBuilder line = new StringBuilder();
  private boolean tooLong;

  BoundedLines(Reader in, int maxChars) {
    this.in = new BufferedReader(in);
    this.maxChars = maxChars;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    line.setLength(0);
    tooLong = false;
    int c = in.read();
    if (c < 0) {
      return false;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() < maxChars) {
        line.append((char) c);
      } else {
        tooLong = true;
      }
    }
    return true;
  }

  boolean tooLong() {
    return tooLong;
  }

  String line() {
    return line.toString();
  }
}
