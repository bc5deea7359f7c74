package io.firebreak.jobs.json;

/** Carries a reason from the depth of a parser to its edge; never leaves this package. */
final class BadRecordException extends Exception {
  private static final long serialVersionUID = 1;

  BadRecordException(ReasonCode code, String words) {
    // No stack trace: bad input is ordinary, and a flood of it must not cost a stack walk each.
    super(code.because(words), null, false, false);
  }
}
