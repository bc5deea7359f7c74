package io.firebreak.models.effect;

import java.util.OptionalLong;

/** The mentions of one segment of an issue, whose spread is measured: by default its critics. */
public interface MentionHistory {

  /** Adds all mentions to a grid around a response. */
  void fill(ExposureGrid grid, long responseAtMillis);

  /** Time of the first mention; empty without mentions. */
  OptionalLong first();

  /** Mentions passed on in all of it. */
  long passedOn();
}
