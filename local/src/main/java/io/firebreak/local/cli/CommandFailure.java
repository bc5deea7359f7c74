package io.firebreak.local.cli;

/** A command cannot do what it was asked; the message says why and what to do about it. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With a message for the user, one sentence or two. */
  public CommandFailure(String message) {
    super(message);
  }

  /** With a message for the user, and what lies under it. */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
