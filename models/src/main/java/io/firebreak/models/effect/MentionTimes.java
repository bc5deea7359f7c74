package io.firebreak.models.effect;

import java.util.Arrays;
import java.util.OptionalLong;

/** A history of single mentions: exact. */
public final class MentionTimes implements MentionHistory {

  private static final double HOUR = 3_600_000;

  private final long[] atMillis;
  private final boolean[] passedOn;

  private MentionTimes(long[] atMillis, boolean[] passedOn) {
    this.atMillis = atMillis;
    this.passedOn = passedOn;
  }

  /**
   * A history of mentions in any order.
   *
   * @param atMillis when each was published
   * @param passedOn false for originals; the same length
   */
  public static MentionTimes of(long[] atMillis, boolean[] passedOn) {
    if (atMillis.length != passedOn.length) {
      throw new IllegalArgumentException(
          atMillis.length + " times but " + passedOn.length + " kinds");
    }
    return new MentionTimes(atMillis.clone(), passedOn.clone());
  }

  /** A history without parent ids: every mention counts as passed on. */
  public static MentionTimes ofUnknownKind(long... atMillis) {
    boolean[] passedOn = new boolean[atMillis.length];
    Arrays.fill(passedOn, true);
    return new MentionTimes(atMillis.clone(), passedOn);
  }

  @Override
  public void fill(ExposureGrid grid, long responseAtMillis) {
    for (int i = 0; i < atMillis.length; i++) {
      grid.add((atMillis[i] - responseAtMillis) / HOUR, passedOn[i]);
    }
  }

  @Override
  public OptionalLong first() {
    return Arrays.stream(atMillis).min();
  }

  @Override
  public long passedOn() {
    long sum = 0;
    for (boolean one : passedOn) {
      sum += one ? 1 : 0;
    }
    return sum;
  }
}
