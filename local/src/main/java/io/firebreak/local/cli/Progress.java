package io.firebreak.local.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how far long work is: a bar in place where a person watches, else a line every few seconds;
 * with the rate, and the time left where the end is known. Safe for many threads.
 */
public final class Progress implements AutoCloseable {

  private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int BAR_CELLS = 20;

  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final String what;
  private final String unit;
  private final long total;
  private final long startNanos;
  private long shownNanos;
  private long done;
  private String note = "";

  Progress(Terminal terminal, LongSupplier nanoTime, String what, String unit, long total) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.what = what;
    this.unit = unit;
    this.total = total;
    this.startNanos = nanoTime.getAsLong();
    this.shownNanos = startNanos;
  }

  /** So many more are done. */
  public synchronized void advance(long count) {
    reach(done + count);
  }

  /** So many are done in all. */
  public synchronized void reach(long count) {
    done = count;
    long now = nanoTime.getAsLong();
    if (now - shownNanos >= (terminal.isInteractive() ? REDRAW_NANOS : LINE_NANOS)) {
      shownNanos = now;
      show(now);
    }
  }

  /** A few words on how it stands, shown behind the figures. */
  public synchronized void note(String words) {
    note = words;
  }

  /** The work is done: says how much it was and how long it took. */
  public synchronized void finish() {
    double seconds = secondsAt(nanoTime.getAsLong());
    terminal.draw("");
    terminal.say(
        "%s: %s in %s (%s)".formatted(what, counted(done), duration(seconds), rate(seconds)));
  }

  /** Takes the bar away; work that is not finished ends without a word. */
  @Override
  public synchronized void close() {
    terminal.draw("");
  }

  private void show(long now) {
    double seconds = secondsAt(now);
    var line = new StringBuilder(what);
    if (total > 0) {
      double share = Math.min(1, (double) done / total);
      if (terminal.isInteractive()) {
        int cells = (int) (share * BAR_CELLS);
        line.append(" [").append("#".repeat(cells)).append("-".repeat(BAR_CELLS - cells));
        line.append(']');
      }
      line.append(String.format(Locale.ROOT, " %d %%", (int) (share * 100)));
    }
    line.append(", ").append(counted(done)).append(", ").append(rate(seconds));
    if (total > 0 && done > 0) {
      double left = Math.max(0, seconds / done * (total - done));
      line.append(", ").append(duration(left)).append(" left");
    }
    if (!note.isEmpty()) {
      line.append(", ").append(note);
    }
    if (terminal.isInteractive()) {
      terminal.draw(line.toString());
    } else {
      terminal.say(line.toString());
    }
  }

  private double secondsAt(long now) {
    return (now - startNanos) / NANOS_PER_SECOND;
  }

  private String counted(long count) {
    return String.format(Locale.ROOT, "%,d %s", count, unit);
  }

  private String rate(double seconds) {
    return String.format(Locale.ROOT, "%,d/s", seconds > 0 ? Math.round(done / seconds) : 0);
  }

  private static String duration(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d min %d s".formatted(whole / 60, whole % 60)
        : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
  }
}
