package io.firebreak.jobs.json;

/** Believes a time, or says why not. */
record Times(ParseLimits limits) {

  /**
   * Checks one time.
   *
   * @param clockMillis what it is held against: it may lie after it by the tolerance
   * @param clockName that clock in words
   */
  void check(String field, long millis, long clockMillis, String clockName)
      throws BadRecordException {
    if (millis < limits.earliestMillis()) {
      throw new BadRecordException(
          ReasonCode.ANCIENT_TIME,
          field
              + " "
              + IsoTimes.format(millis)
              + " is before "
              + IsoTimes.format(limits.earliestMillis()));
    }
    // Subtracted, not added: a clock near the end of time must not overflow.
    if (millis - limits.futureToleranceMillis() > clockMillis) {
      throw new BadRecordException(
          ReasonCode.FUTURE_TIME,
          field
              + " "
              + IsoTimes.format(millis)
              + " is after "
              + clockName
              + " "
              + IsoTimes.format(clockMillis));
    }
  }
}
