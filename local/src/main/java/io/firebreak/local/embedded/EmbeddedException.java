package io.firebreak.local.embedded;

/** A server could not be started or stopped; the message says which, why and what to do. */
public final class EmbeddedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With a message that a user can act on. */
  public EmbeddedException(String message) {
    super(message);
  }

  /** With a message that a user can act on, and what lies under it. */
  public EmbeddedException(String message, Throwable cause) {
    super(message, cause);
  }
}
