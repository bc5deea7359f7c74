package io.firebreak.jobs.effect;

import io.firebreak.models.spread.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Mentions of one issue on one platform in the minutes of one hour. It grows in place. */
final class HourCounts {
  static final int MINUTES = 60;

  private final long[] criticOriginals = new long[MINUTES];
  private final long[] criticPassedOn = new long[MINUTES];
  private final long[] others = new long[MINUTES];

  void addCritics(int minute, long originals, long passedOn) {
    criticOriginals[minute] += originals;
    criticPassedOn[minute] += passedOn;
  }

  void addOthers(int minute, long mentions) {
    others[minute] += mentions;
  }

  long criticOriginals(int minute) {
    return criticOriginals[minute];
  }

  long criticPassedOn(int minute) {
    return criticPassedOn[minute];
  }

  /** Mentions of any stance. */
  long mentions(int minute) {
    return criticOriginals[minute] + criticPassedOn[minute] + others[minute];
  }

  HourCounts copy() {
    HourCounts copy = new HourCounts();
    System.arraycopy(criticOriginals, 0, copy.criticOriginals, 0, MINUTES);
    System.arraycopy(criticPassedOn, 0, copy.criticPassedOn, 0, MINUTES);
    System.arraycopy(others, 0, copy.others, 0, MINUTES);
    return copy;
  }

  void write(DataOutputView out) throws IOException {
    for (long[] counts : new long[][] {criticOriginals, criticPassedOn, others}) {
      for (long count : counts) {
        Varints.write(out, count);
      }
    }
  }

  static HourCounts read(DataInputView in) throws IOException {
    HourCounts read = new HourCounts();
    for (long[] counts : new long[][] {read.criticOriginals, read.criticPassedOn, read.others}) {
      for (int i = 0; i < MINUTES; i++) {
        counts[i] = Varints.read(in);
      }
    }
    return read;
  }
}
