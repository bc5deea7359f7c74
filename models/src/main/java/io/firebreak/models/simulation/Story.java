package io.firebreak.models.simulation;

/** What a mention is about: which of the issues its cascade belongs to, or none. */
enum Story {
  /** The company in the crisis. */
  SUBJECT,
  /** Its competitor, which has an ordinary day. */
  RIVAL,
  /** Nothing that an issue matches. */
  NOISE;

  private static final Story[] ALL = values();

  static Story at(int ordinal) {
    return ALL[ordinal];
  }
}
