package io.firebreak.models.alerts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where one rule stands with one subject. Times are minutes from the epoch, {@link #NEVER} for
 * none.
 *
 * @param standing quiet, pending, firing or clearing
 * @param sinceMinute when the condition was first met
 * @param firedMinute when it began to fire
 * @param belowMinute when the condition was over, while clearing
 * @param clearedMinute when the last episode ended
 * @param severity of the episode
 * @param baseline the baseline when it began to fire; not-a-number for none
 * @param peak the greatest value of the episode
 * @param toldMinute when it was last told of
 * @param toldValue what was told then
 */
public record RuleState(
    Standing standing,
    long sinceMinute,
    long firedMinute,
    long belowMinute,
    long clearedMinute,
    Severity severity,
    double baseline,
    double peak,
    long toldMinute,
    double toldValue) {

  /** Stands for no time. */
  public static final long NEVER = Long.MIN_VALUE / 2;

  /** Before anything happened. */
  public static final RuleState START =
      new RuleState(
          Standing.QUIET,
          NEVER,
          NEVER,
          NEVER,
          NEVER,
          Severity.INFO,
          Double.NaN,
          Double.NaN,
          NEVER,
          Double.NaN);

  private static final Standing[] STANDINGS = Standing.values();
  private static final Severity[] SEVERITIES = Severity.values();

  /** The four states. */
  public enum Standing {
    /** The condition is not met. */
    QUIET,
    /** It is met, but not for long enough. */
    PENDING,
    /** An episode lasts. */
    FIRING,
    /** An episode lasts; its condition is over, but not for long enough. */
    CLEARING
  }

  /** True while an episode lasts. */
  public boolean isOpen() {
    return standing == Standing.FIRING || standing == Standing.CLEARING;
  }

  RuleState told(long minute, double value) {
    return new RuleState(
        standing,
        sinceMinute,
        firedMinute,
        belowMinute,
        clearedMinute,
        severity,
        baseline,
        peak,
        minute,
        value);
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(standing.ordinal() | severity.ordinal() << 4);
    out.writeLong(sinceMinute);
    out.writeLong(firedMinute);
    out.writeLong(belowMinute);
    out.writeLong(clearedMinute);
    out.writeDouble(baseline);
    out.writeDouble(peak);
    out.writeLong(toldMinute);
    out.writeDouble(toldValue);
  }

  /** Reads what {@link #write} wrote. */
  public static RuleState read(DataInput in) throws IOException {
    int words = in.readUnsignedByte();
    return new RuleState(
        STANDINGS[words & 15],
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        SEVERITIES[words >> 4],
        in.readDouble(),
        in.readDouble(),
        in.readLong(),
        in.readDouble());
  }
}
