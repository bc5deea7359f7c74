package io.firebreak.jobs.effect;

import io.firebreak.models.spread.DelayBins;
import io.firebreak.models.spread.SpreadCell;
import io.firebreak.models.spread.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Mentions of one issue on one platform in the minutes of one hour, and how long after their parent
 * critics came, by ten minutes. It grows in place.
 */
final class HourCounts {
  static final int MINUTES = 60;

  /** Delays are counted in slots of so many minutes. */
  static final int SLOT_MINUTES = 10;

  static final int SLOTS = MINUTES / SLOT_MINUTES;

  private final long[] criticOriginals = new long[MINUTES];
  private final long[] criticPassedOn = new long[MINUTES];
  private final long[] others = new long[MINUTES];

  /** By slot and bin; null while no delay is known. */
  private long[] delays;

  void addCritics(int minute, long originals, long passedOn) {
    criticOriginals[minute] += originals;
    criticPassedOn[minute] += passedOn;
  }

  void addOthers(int minute, long mentions) {
    others[minute] += mentions;
  }

  /** Adds the delays of critics after their parents. */
  void addDelays(int minute, SpreadCell cell) {
    if (!cell.hasDelays()) {
      return;
    }
    if (delays == null) {
      delays = new long[SLOTS * DelayBins.COUNT];
    }
    for (int bin = 0; bin < DelayBins.COUNT; bin++) {
      delays[minute / SLOT_MINUTES * DelayBins.COUNT + bin] += cell.delays(bin);
    }
  }

  boolean hasDelays() {
    return delays != null;
  }

  /** Critics in a slot of the hour that came after their parent by the delay of a bin. */
  long delays(int slot, int bin) {
    return delays == null ? 0 : delays[slot * DelayBins.COUNT + bin];
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
    copy.delays = delays == null ? null : delays.clone();
    return copy;
  }

  void write(DataOutputView out) throws IOException {
    for (long[] counts : new long[][] {criticOriginals, criticPassedOn, others}) {
      for (long count : counts) {
        Varints.write(out, count);
      }
    }
    writeDelays(out);
  }

  /** Where there are any: each with its place, from 1 on, then a 0. */
  private void writeDelays(DataOutputView out) throws IOException {
    for (int i = 0; delays != null && i < delays.length; i++) {
      if (delays[i] != 0) {
        Varints.write(out, i + 1L);
        Varints.write(out, delays[i]);
      }
    }
    Varints.write(out, 0);
  }

  static HourCounts read(DataInputView in) throws IOException {
    HourCounts read = new HourCounts();
    for (long[] counts : new long[][] {read.criticOriginals, read.criticPassedOn, read.others}) {
      for (int i = 0; i < MINUTES; i++) {
        counts[i] = Varints.read(in);
      }
    }
    for (int place; (place = Varints.readInt(in)) != 0; ) {
      if (read.delays == null) {
        read.delays = new long[SLOTS * DelayBins.COUNT];
      }
      read.delays[place - 1] = Varints.read(in);
    }
    return read;
  }
}
