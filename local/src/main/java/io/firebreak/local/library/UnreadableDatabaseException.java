package io.firebreak.local.library;

import java.io.IOException;

/** The database of past crises cannot be read; the message says why and what to look at. */
public final class UnreadableDatabaseException extends IOException {

  private static final long serialVersionUID = 1;

  UnreadableDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
