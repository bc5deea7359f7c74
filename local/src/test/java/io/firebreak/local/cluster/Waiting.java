package io.firebreak.local.cluster;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what happens in other processes. */
final class Waiting {
  /** Far longer than anything takes; a test fails by what it sees, not by how long it took. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final long PAUSE_MILLIS = 100;

  private Waiting() {}

  /**
   * Waits until something holds.
   *
   * @param what in the words of the message, should it never hold
   * @param state what there is instead, for the message
   */
  static void until(String what, Callable<Boolean> condition, Callable<?> state) throws Exception {
    long deadlineNanos = System.nanoTime() + LONGEST.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadlineNanos) {
        throw new AssertionError(
            "Waited for %s in vain for %s; there is: %s".formatted(what, LONGEST, state.call()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
