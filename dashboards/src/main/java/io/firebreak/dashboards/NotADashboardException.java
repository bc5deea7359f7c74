package io.firebreak.dashboards;

/** A text is no dashboard that Firebreak can keep; the message says why and what to do. */
public final class NotADashboardException extends Exception {

  private static final long serialVersionUID = 1;

  NotADashboardException(String message) {
    super(message);
  }

  NotADashboardException(String message, Throwable cause) {
    super(message, cause);
  }
}
