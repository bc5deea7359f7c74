package io.firebreak.models.spread;

import java.util.List;

/** The sizes of windows. Each divides the hour; windows begin at multiples from the epoch. */
public enum WindowSize {
  MINUTE("1m", 1, 0),
  FIVE_MINUTES("5m", 5, 60),
  HOUR("1h", 60, 72);

  /** All sizes, smallest first. */
  public static final List<WindowSize> ALL = List.of(values());

  private final String word;
  private final int minutes;
  private final int firstSlot;

  WindowSize(String word, int minutes, int firstSlot) {
    this.word = word;
    this.minutes = minutes;
    this.firstSlot = firstSlot;
  }

  /** The word used in topics, tables and files: 1m, 5m, 1h. */
  public String word() {
    return word;
  }

  /** Length in minutes. */
  public int minutes() {
    return minutes;
  }

  /** Length in hours. */
  public double hours() {
    return minutes / 60.0;
  }

  /** The slot of a window in {@link RowHashes}, by the minute of the hour it begins with. */
  int slot(int startMinute) {
    return firstSlot + startMinute / minutes;
  }
}
