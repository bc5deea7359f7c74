package io.firebreak.jobs.stance;

import java.util.function.LongSupplier;

/**
 * How much of a task's time the encoder may take: a token bucket of time. It fills at a share of
 * the time that passes, up to a burst, and empties by what the encoder takes. While it is empty
 * more comes in than the encoder can judge: the task is overloaded. The rest of the time is left
 * for what the task does beside judging, so that the stream never falls behind for the encoder's
 * sake. For one thread.
 */
final class EncoderBudget {
  private final double share;
  private final double burstNanos;
  private final LongSupplier nanoClock;
  private double leftNanos;
  private long filledAt;

  /**
   * @param share of the time that the encoder may take in the long run, above 0, at most 1
   * @param burstMillis time that it may take at once after a pause
   * @param nanoClock what time it is, in nanoseconds from anywhere
   */
  EncoderBudget(double share, long burstMillis, LongSupplier nanoClock) {
    this.share = share;
    this.burstNanos = burstMillis * 1e6;
    this.nanoClock = nanoClock;
    this.leftNanos = burstNanos;
    this.filledAt = nanoClock.getAsLong();
  }

  /** Whether nothing is left. */
  boolean isSpent() {
    long now = nanoClock.getAsLong();
    leftNanos = Math.min(burstNanos, leftNanos + share * Math.max(0, now - filledAt));
    filledAt = now;
    return leftNanos <= 0;
  }

  /** Takes off what passed since the last question. */
  void spendSinceAsked() {
    leftNanos -= Math.max(0, nanoClock.getAsLong() - filledAt);
  }
}
