package io.firebreak.models.spread;

import io.firebreak.models.data.Stance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/** The cells of one minute and platform, one for each stance, and the comparison group then. */
final class MinuteCells {

  private static final int STANCES = Stance.values().length;

  /** By ordinal of the stance; null when there is none. */
  private final SpreadCell[] byStance = new SpreadCell[STANCES];

  /** Comparison group of the latest record of this minute, and that record's publication. */
  private String group;

  private long groupAtMillis = Long.MIN_VALUE;

  /** The cell of a stance, or null. */
  SpreadCell cell(Stance stance) {
    return byStance[stance.ordinal()];
  }

  /** Adds a cell; false when that changed nothing. */
  boolean add(Stance stance, SpreadCell added, String addedGroup, long addedAtMillis) {
    boolean changed = false;
    SpreadCell cell = byStance[stance.ordinal()];
    if (cell == null) {
      cell = new SpreadCell();
      byStance[stance.ordinal()] = cell;
      changed = true;
    }
    changed |= cell.addAllButDelays(added); // no window shows delays
    if (Spread.isLater(addedGroup, addedAtMillis, group, groupAtMillis)) {
      changed |= !Objects.equals(group, addedGroup);
      group = addedGroup;
      groupAtMillis = addedAtMillis;
    }
    return changed;
  }

  String group() {
    return group;
  }

  long groupAtMillis() {
    return groupAtMillis;
  }

  /** Critics in this minute. */
  long critics() {
    SpreadCell critic = byStance[Stance.CRITIC.ordinal()];
    return critic == null ? 0 : critic.mentions();
  }

  /**
   * Known authors of this minute, at least 1, summed over stances: how lively it was. It never
   * shrinks, so that what is shown does not depend on the order of an edit and its original.
   */
  int liveliness() {
    double authors = 0;
    for (SpreadCell cell : byStance) {
      if (cell != null && cell.authors() != null) {
        authors += cell.authors().estimate();
      }
    }
    return (int) Math.max(1, authors);
  }

  MinuteCells copy() {
    MinuteCells copy = new MinuteCells();
    for (int i = 0; i < STANCES; i++) {
      copy.byStance[i] = byStance[i] == null ? null : byStance[i].copy();
    }
    copy.group = group;
    copy.groupAtMillis = groupAtMillis;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    Varints.writeString(out, group);
    out.writeLong(groupAtMillis);
    int present = 0;
    for (int i = 0; i < STANCES; i++) {
      present |= byStance[i] == null ? 0 : 1 << i;
    }
    out.writeByte(present);
    for (SpreadCell cell : byStance) {
      if (cell != null) {
        cell.write(out);
      }
    }
  }

  static MinuteCells read(DataInput in) throws IOException {
    MinuteCells read = new MinuteCells();
    read.group = Varints.readString(in);
    read.groupAtMillis = in.readLong();
    int present = in.readByte();
    for (int i = 0; i < STANCES; i++) {
      if ((present & 1 << i) != 0) {
        read.byStance[i] = SpreadCell.read(in);
      }
    }
    return read;
  }
}
