package io.firebreak.local.effect;

import java.io.IOException;

/** A file holds nothing that can be measured; the message says what is wanted. */
public final class UnusableFileException extends IOException {

  private static final long serialVersionUID = 1;

  /** With what is wrong and what is wanted. */
  public UnusableFileException(String message) {
    super(message);
  }

  UnusableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
