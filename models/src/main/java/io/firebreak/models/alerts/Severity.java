package io.firebreak.models.alerts;

import java.util.Locale;

/** Whom an alert concerns, the least urgent first. */
public enum Severity {
  /** Nobody now: it is kept and shown. */
  INFO,
  /** Somebody in working hours. */
  TICKET,
  /** Somebody now. */
  PAGE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The lower-case word used in topics, tables and files. */
  public String word() {
    return word;
  }

  /** The severity of a word; null when it names none. */
  public static Severity of(String word) {
    for (Severity severity : values()) {
      if (severity.word.equals(word)) {
        return severity;
      }
    }
    return null;
  }
}
