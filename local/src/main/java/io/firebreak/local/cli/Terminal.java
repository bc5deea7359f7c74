package io.firebreak.local.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * What a command prints on: results on standard output, progress and problems on standard error.
 * Lines come out whole from whatever thread, and never in the middle of a progress bar. Control
 * characters do not pass, nor what hides text or turns its reading direction around: text from the
 * web must not drive the terminal.
 */
public final class Terminal {

  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int DEFAULT_COLUMNS = 100;

  /** Join emoji, and part letters of Persian; harmless. */
  private static final int JOINER = 0x200d;

  private static final int NON_JOINER = 0x200c;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final int columns;
  private final LongSupplier nanoTime;
  private BufferedReader in;
  private boolean quiet;
  private boolean hushed;
  private String bar = "";

  /**
   * A terminal.
   *
   * @param out where results go
   * @param err where progress and problems go
   * @param interactive true when a person watches {@code err}: bars are drawn in place
   * @param columns width of it, in characters
   * @param nanoTime a clock that only runs forward, in nanoseconds
   */
  public Terminal(
      PrintStream out, PrintStream err, boolean interactive, int columns, LongSupplier nanoTime) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.columns = columns;
    this.nanoTime = nanoTime;
  }

  /**
   * This process's. The launcher sets the properties {@code firebreak.interactive} and {@code
   * firebreak.columns}, since Java cannot tell them for standard error.
   */
  public static Terminal ofProcess() {
    return new Terminal(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Boolean.getBoolean("firebreak.interactive"),
        Math.max(20, Integer.getInteger("firebreak.columns", DEFAULT_COLUMNS)),
        System::nanoTime);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Reads answers from this instead of standard input. */
  Terminal answering(InputStream answers) {
    in = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
    return this;
  }

  /** A line that the user types; null when there are no more. */
  String ask() throws IOException {
    if (in == null) {
      answering(new FileInputStream(FileDescriptor.in));
    }
    return in.readLine();
  }

  void setQuiet(boolean quiet) {
    this.quiet = quiet;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  boolean isInteractive() {
    return interactive;
  }

  int columns() {
    return columns;
  }

  /** Prints a result: a line on standard output. */
  public synchronized void result(String line) {
    erase();
    out.println(clean(line));
    redraw();
  }

  /** Says what is going on, unless it is to be quiet. */
  public synchronized void say(String line) {
    if (!quiet) {
      erase();
      err.println(clean(line));
      redraw();
    }
  }

  /** Says what went wrong, in one line. */
  public synchronized void problem(String line) {
    if (!hushed) {
      erase();
      err.println(clean(line));
      redraw();
    }
  }

  /**
   * The process is ending. What fails from now on, fails because of that, and is no news; the bar
   * goes.
   */
  synchronized void hush() {
    draw("");
    hushed = true;
  }

  /**
   * Starts showing the progress of long work; one at a time.
   *
   * @param what the work, such as "Writing mentions"
   * @param unit what is counted, such as "mentions"
   * @param total how many there will be, or 0 when nobody knows
   */
  public Progress progress(String what, String unit, long total) {
    return new Progress(this, nanoTime, what, unit, total);
  }

  /** Draws the bar in place of the one before; empty for none. */
  synchronized void draw(String line) {
    if (!quiet && !hushed) {
      erase();
      String clean = clean(line);
      bar = clean.length() < columns ? clean : clean.substring(0, columns - 1);
      redraw();
    }
  }

  private void erase() {
    if (!bar.isEmpty()) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }

  private void redraw() {
    if (!bar.isEmpty()) {
      err.print(bar);
      err.flush();
    }
  }

  private static String clean(String line) {
    return line.codePoints()
        .filter(point -> isHarmless(point))
        .map(point -> isBreak(point) ? ' ' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHarmless(int point) {
    return point == JOINER || point == NON_JOINER || Character.getType(point) != Character.FORMAT;
  }

  private static boolean isBreak(int point) {
    int type = Character.getType(point);
    return type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (Character.isISOControl(point) && point != '\t');
  }
}
