package io.firebreak.models.story;

import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadCell;
import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Mentions, hub links and key messages of some time, by segment: the four stances, then the four
 * tiers of sources. Whole numbers that add and subtract exactly.
 */
public final class StoryCounts {
  static final int STANCES = Stance.values().length;
  static final int SEGMENTS = STANCES + SpreadCell.TIERS;
  private static final int HUB_LINKS = SEGMENTS;
  private static final int MESSAGES = 2 * SEGMENTS;
  private static final int REPUTABLE_CRITICS = 3 * SEGMENTS;
  private static final int SIZE = REPUTABLE_CRITICS + 1;

  /** Sources of these tiers count as reputable: 1 and 2. */
  private static final int REPUTABLE_TIERS = 2;

  /** Only the mentions by stance while there is nothing else, as in most minutes. */
  private int[] values = new int[STANCES];

  void add(Stance stance, SpreadCell cell) {
    int at = stance.ordinal();
    values[at] += (int) cell.mentions();
    if (cell.hubLinks() == 0 && !cell.isMarked()) {
      return;
    }
    grow();
    values[HUB_LINKS + at] += (int) cell.hubLinks();
    values[MESSAGES + at] += (int) cell.keyMessages();
    for (int tier = 1; tier <= SpreadCell.TIERS; tier++) {
      int segment = STANCES + tier - 1;
      values[segment] += (int) cell.tier(tier);
      values[HUB_LINKS + segment] += (int) cell.tierHubLinks(tier);
      values[MESSAGES + segment] += (int) cell.tierKeyMessages(tier);
      if (stance == Stance.CRITIC && tier <= REPUTABLE_TIERS) {
        values[REPUTABLE_CRITICS] += (int) cell.tier(tier);
      }
    }
  }

  private void grow() {
    if (values.length < SIZE) {
      values = Arrays.copyOf(values, SIZE);
    }
  }

  void add(StoryCounts other) {
    if (other.values.length == SIZE) {
      grow();
    }
    for (int i = 0; i < other.values.length; i++) {
      values[i] += other.values[i];
    }
  }

  private int at(int index) {
    return index < values.length ? values[index] : 0;
  }

  /** Mentions of all stances. */
  long mentions() {
    long mentions = 0;
    for (int i = 0; i < STANCES; i++) {
      mentions += values[i];
    }
    return mentions;
  }

  long critics() {
    return values[Stance.CRITIC.ordinal()];
  }

  /** Critic mentions by sources of tier 1 or 2. */
  long reputableCritics() {
    return at(REPUTABLE_CRITICS);
  }

  /** Hub links by sources of tier 1 or 2. */
  long reputableHubLinks() {
    return at(HUB_LINKS + STANCES) + at(HUB_LINKS + STANCES + 1);
  }

  /** Mentions of a segment. */
  long mentions(int segment) {
    return at(segment);
  }

  long hubLinks(int segment) {
    return at(HUB_LINKS + segment);
  }

  long keyMessages(int segment) {
    return at(MESSAGES + segment);
  }

  StoryCounts copy() {
    StoryCounts copy = new StoryCounts();
    copy.values = values.clone();
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(values.length == SIZE);
    for (int value : values) {
      Varints.write(out, value);
    }
  }

  static StoryCounts read(DataInput in) throws IOException {
    StoryCounts read = new StoryCounts();
    if (in.readBoolean()) {
      read.grow();
    }
    for (int i = 0; i < read.values.length; i++) {
      read.values[i] = Varints.readInt(in);
    }
    return read;
  }
}
