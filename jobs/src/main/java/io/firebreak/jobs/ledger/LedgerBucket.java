package io.firebreak.jobs.ledger;

import io.firebreak.jobs.types.PlainType;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The entries of many mentions, in one table with open addressing. A bucket is one value of keyed
 * state with one timer: a state and a timer for each mention would cost several times the counting
 * itself. Its copy shares the entries.
 */
final class LedgerBucket {
  static final TypeInformation<LedgerBucket> TYPE =
      new PlainType<>(LedgerBucket.class, new LedgerBucketSerializer());

  /** Buckets in all; a power of two, well above any number of tasks. */
  static final int COUNT = 1 << 12;

  private LedgerEntry[] slots;

  /** The mention of each slot, so that a search looks at few entries. */
  private long[] mentions;

  private int size;

  /** When the pending timer fires; Long.MAX_VALUE when there is none. */
  long timerMillis = Long.MAX_VALUE;

  LedgerBucket() {
    this(4);
  }

  private LedgerBucket(int slotCount) {
    resize(slotCount);
  }

  /** The bucket of a mention. */
  static int of(MentionCount count) {
    return (int) (count.mention() >>> 52);
  }

  int size() {
    return size;
  }

  /** The entry of a mention and issue, or null. */
  LedgerEntry find(MentionCount count) {
    for (int at = home(count.mention()); slots[at] != null; at = at + 1 & slots.length - 1) {
      if (mentions[at] == count.mention() && slots[at].isOf(count)) {
        return slots[at];
      }
    }
    return null;
  }

  private int home(long mention) {
    return (int) mention & slots.length - 1;
  }

  /** Keeps an entry in the place of {@code old}, or as a new one when that is null. */
  void put(LedgerEntry old, LedgerEntry entry) {
    if (old != null) {
      for (int at = home(old.mention()); ; at = at + 1 & slots.length - 1) {
        if (slots[at] == old) {
          slots[at] = entry;
          return;
        }
      }
    }
    if (++size * 3 > slots.length * 2) {
      LedgerEntry[] full = slots;
      resize(2 * full.length);
      for (LedgerEntry one : full) {
        if (one != null) {
          insert(one);
        }
      }
    }
    insert(entry);
  }

  private void insert(LedgerEntry entry) {
    int at = home(entry.mention());
    while (slots[at] != null) {
      at = at + 1 & slots.length - 1;
    }
    slots[at] = entry;
    mentions[at] = entry.mention();
  }

  private void resize(int slotCount) {
    slots = new LedgerEntry[slotCount];
    mentions = new long[slotCount];
  }

  /**
   * Removes all entries that speak of nothing later than this time.
   *
   * @return the earliest of what the others speak of; Long.MAX_VALUE when none is left
   */
  long removeUpTo(long millis) {
    long earliest = Long.MAX_VALUE;
    int left = 0;
    for (LedgerEntry entry : slots) {
      if (entry != null && entry.latestMillis() > millis) {
        left++;
        earliest = Math.min(earliest, entry.latestMillis());
      }
    }
    if (left < size) {
      LedgerEntry[] full = slots;
      resize(Math.max(4, Integer.highestOneBit(left * 2) * 2));
      size = left;
      for (LedgerEntry entry : full) {
        if (entry != null && entry.latestMillis() > millis) {
          insert(entry);
        }
      }
    }
    return earliest;
  }

  LedgerBucket copy() {
    LedgerBucket copy = new LedgerBucket(slots.length);
    System.arraycopy(slots, 0, copy.slots, 0, slots.length);
    System.arraycopy(mentions, 0, copy.mentions, 0, slots.length);
    copy.size = size;
    copy.timerMillis = timerMillis;
    return copy;
  }

  /** All entries; null where a slot is free. */
  LedgerEntry[] slots() {
    return slots;
  }
}
