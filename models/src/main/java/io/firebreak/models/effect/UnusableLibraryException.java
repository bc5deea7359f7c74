package io.firebreak.models.effect;

import java.io.IOException;

/** A library of past crises cannot be used; the message says why and what to do. */
public final class UnusableLibraryException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusableLibraryException(String name, String reason) {
    super(message(name, reason));
  }

  UnusableLibraryException(String name, String reason, Throwable cause) {
    super(message(name, reason), cause);
  }

  private static String message(String name, String reason) {
    return "The library of past crises %s %s. Make it anew with 'firebreak learn', or name none."
        .formatted(name, reason);
  }
}
