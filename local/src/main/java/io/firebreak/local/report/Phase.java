package io.firebreak.local.report;

import java.util.Locale;

/** The spread phases in plain words, with the style class that colours them. */
enum Phase {
  QUIET("Quiet", "Critics are at their usual level"),
  EMERGING("Emerging", "Critics begin to rise above their usual level"),
  SURGING("Surging", "Critics grow fast"),
  PLATEAU("Plateau", "Critics stay high, neither growing nor falling"),
  RECEDING("Receding", "Critics grow fewer"),
  UNKNOWN("Unknown", "No phase was stated");

  private final String label;
  private final String meaning;

  Phase(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** The phase of a word; unknown for null and for any other word. */
  static Phase of(String word) {
    for (Phase phase : values()) {
      if (phase.word().equals(word)) {
        return phase;
      }
    }
    return UNKNOWN;
  }

  String label() {
    return label;
  }

  String meaning() {
    return meaning;
  }

  /** The word of topics and tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String style() {
    return "phase-" + word();
  }

  /** A coloured label. */
  String chip() {
    return "<span class=\"chip " + style() + "\">" + label + "</span>";
  }
}
