package io.firebreak.models.spread;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a cursor carries for one platform (or for all together): exposure, phases, baseline. */
final class Track {

  private static final int SIZES = WindowSize.ALL.size();
  private static final Phase[] PHASES = Phase.values();

  final String platform;
  final Kernel kernel;

  /** Critics up to the cursor, and up to the start of R's window. */
  private DecayedSum now = new DecayedSum();

  private DecayedSum before = new DecayedSum();

  /** Critics in R's window: all, and those passed on. */
  private long critics;

  private long passedOn;

  private final byte[] phases = new byte[SIZES];
  private final byte[] flatRuns = new byte[SIZES];

  /** Whether the next window of this size is to be shown even if it is empty. */
  private final boolean[] open = new boolean[SIZES];

  /** The last minute in which something came in. */
  long lastTouched = Long.MIN_VALUE / 2;

  /** Usual critics per hour, as of the cursor's hour. */
  double baselinePerHour;

  Track(String platform) {
    this(platform, Kernel.ofPlatform(platform));
  }

  private Track(String platform, Kernel kernel) {
    this.platform = platform;
    this.kernel = kernel;
  }

  /** A cell of critics comes into R's window. */
  void enter(long endMinute, SpreadCell cell) {
    if (cell.mentions() != 0) {
      now.add(endMinute, cell);
      critics += cell.mentions();
      passedOn += cell.passedOn();
    }
  }

  /** A cell of critics falls out of R's window. */
  void leave(long endMinute, SpreadCell cell) {
    if (cell.mentions() != 0) {
      before.add(endMinute, cell);
      critics -= cell.mentions();
      passedOn -= cell.passedOn();
    }
  }

  /** N of R's window. */
  long passedOn() {
    return passedOn;
  }

  /**
   * A of R's window [a, b): sum over its and all earlier critics of K(b - t) - K(max(a - t, 0)),
   * which is n - sum of w_k (S_k(b) - S_k(a)).
   */
  double exposure(long from, long to) {
    return Math.max(0, critics - now.mixedAt(to, kernel) + before.mixedAt(from, kernel));
  }

  /** Moves the phase of one size on by one window. */
  Phase step(WindowSize size, Phase.Level level, Phase.Trend trend, int flatWindows) {
    int at = size.ordinal();
    flatRuns[at] =
        trend == Phase.Trend.FLAT ? (byte) Math.min(flatRuns[at] + 1, Byte.MAX_VALUE) : 0;
    Phase next = PHASES[phases[at]].next(level, trend, flatRuns[at] >= flatWindows);
    phases[at] = (byte) next.ordinal();
    return next;
  }

  /** After a time without windows the phase begins anew. */
  void calm(WindowSize size) {
    phases[size.ordinal()] = 0;
    flatRuns[size.ordinal()] = 0;
  }

  boolean isOpen(WindowSize size) {
    return open[size.ordinal()];
  }

  void setOpen(WindowSize size, boolean isOpen) {
    open[size.ordinal()] = isOpen;
  }

  Track copy() {
    Track copy = new Track(platform, kernel);
    copy.now = now.copy();
    copy.before = before.copy();
    copy.critics = critics;
    copy.passedOn = passedOn;
    System.arraycopy(phases, 0, copy.phases, 0, SIZES);
    System.arraycopy(flatRuns, 0, copy.flatRuns, 0, SIZES);
    System.arraycopy(open, 0, copy.open, 0, SIZES);
    copy.lastTouched = lastTouched;
    copy.baselinePerHour = baselinePerHour;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(platform);
    now.write(out);
    before.write(out);
    Varints.write(out, critics);
    Varints.write(out, passedOn);
    for (int i = 0; i < SIZES; i++) {
      out.writeByte(phases[i]);
      out.writeByte(flatRuns[i]);
      out.writeBoolean(open[i]);
    }
    out.writeLong(lastTouched);
    out.writeDouble(baselinePerHour);
  }

  static Track read(DataInput in) throws IOException {
    Track read = new Track(in.readUTF().intern());
    read.now = DecayedSum.read(in);
    read.before = DecayedSum.read(in);
    read.critics = Varints.read(in);
    read.passedOn = Varints.read(in);
    for (int i = 0; i < SIZES; i++) {
      read.phases[i] = in.readByte();
      read.flatRuns[i] = in.readByte();
      read.open[i] = in.readBoolean();
    }
    read.lastTouched = in.readLong();
    read.baselinePerHour = in.readDouble();
    return read;
  }
}
