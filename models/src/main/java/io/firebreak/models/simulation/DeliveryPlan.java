package io.firebreak.models.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Which records arrive, and when. A mention is never seen before the one that caused it; edits and
 * deletions are seen after it; repetitions come later, half of them as the same bytes, half seen
 * anew. Holds 17 bytes for each record; their content is made when it is read.
 */
final class DeliveryPlan {
  static final byte CREATE = 0;
  static final byte UPDATE = 1;
  static final byte DELETE = 2;
  static final byte GARBAGE = 3;

  /** Added to the type of a record that repeats an earlier one. */
  static final byte REPEATED = 8;

  private static final int ORDER_SHIFT = 25;
  private static final int REPEAT = 7;
  private static final int GARBAGE_TIME = 8;
  private static final double REDATED = 0.5;
  private static final double SOON = 0.7;

  private final Cascade cascade;
  private final Fates fates;
  private final SimulationSettings settings;

  private int size;
  private int[] items = new int[1024];
  private byte[] types = new byte[1024];

  /** What the record itself says, milliseconds since the start. */
  private int[] observed = new int[1024];

  /** Arrival and number of the record, packed, in order. */
  private long[] order = new long[1024];

  DeliveryPlan(Cascade cascade, Fates fates, SimulationSettings settings) {
    this.cascade = cascade;
    this.fates = fates;
    this.settings = settings;
    addMentions();
    addGarbage();
    order = Arrays.copyOf(order, size);
    Arrays.sort(order);
  }

  private void addMentions() {
    int[] seen = new int[cascade.size()];
    for (int i = 0; i < cascade.size(); i++) {
      int at = cascade.publishedMillis(i);
      int cause = cascade.parent(i);
      long soonest = cause < 0 ? 0 : seen[cause] + 1L;
      seen[i] = (int) Math.max(soonest, at + fates.observationMillis(i));
      if (!cascade.isIn(SpreadModel.OBSERVED, i)) {
        continue;
      }
      boolean beyondHorizon = fates.isBeyondHorizon(i);
      long last = seen[i];
      if (beyondHorizon || fates.isLate(i)) {
        last = after(at, fates.latenessHours(i));
      }
      RandomStream random = RandomStream.of(cascade.seed(i), REPEAT);
      add(i, CREATE, last, beyondHorizon ? null : random);
      if (fates.isEdited(i)) {
        last = after(last, fates.editHours(i));
        add(i, UPDATE, last, random);
      }
      if (fates.isDeleted(i)) {
        last = after(last, fates.deleteHours(i));
        add(i, DELETE, last, random);
      }
    }
  }

  private void addGarbage() {
    int count = (int) Math.round(settings.garbage() * cascade.size());
    RandomStream random = RandomStream.of(settings.seed(), GARBAGE_TIME);
    for (int i = 0; i < count; i++) {
      add(i, GARBAGE, after(0, random.nextBetween(0, settings.hours())), null);
    }
  }

  private static long after(long millis, double hours) {
    return millis + (long) (hours * BranchingProcess.MILLIS_PER_HOUR);
  }

  /** Adds a record, and perhaps its repetition if {@code repeat} is given. */
  private void add(int item, byte type, long at, RandomStream repeat) {
    put(item, type, at, at);
    if (repeat != null && repeat.nextBoolean(settings.duplicates())) {
      double hours =
          repeat.nextBoolean(SOON) ? repeat.nextBetween(0.0003, 0.02) : repeat.nextBetween(0.2, 12);
      long again = after(at, hours);
      put(item, (byte) (type + REPEATED), repeat.nextBoolean(REDATED) ? again : at, again);
    }
  }

  private void put(int item, byte type, long observedAt, long arrival) {
    if (size == items.length) {
      int length = size * 2;
      items = Arrays.copyOf(items, length);
      types = Arrays.copyOf(types, length);
      observed = Arrays.copyOf(observed, length);
      order = Arrays.copyOf(order, length);
    }
    items[size] = item;
    types[size] = type;
    observed[size] = (int) observedAt;
    order[size] = (arrival << ORDER_SHIFT) | size;
    size++;
  }

  int size() {
    return size;
  }

  /** Mention (or garbage) number of a record, in no particular order. */
  int item(int record) {
    return items[record];
  }

  byte type(int record) {
    return types[record];
  }

  /** The records in order of arrival. */
  Iterator<Delivery> iterator(MentionWriter writer) {
    long start = settings.start().toEpochMilli();
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Delivery next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        long packed = order[next++];
        int record = (int) (packed & ((1 << ORDER_SHIFT) - 1));
        return delivery(record, start, start + (packed >>> ORDER_SHIFT), writer);
      }
    };
  }

  private Delivery delivery(int record, long start, long arrival, MentionWriter writer) {
    int item = items[record];
    long at = start + observed[record];
    int type = types[record] & ~REPEATED;
    if (type == GARBAGE) {
      return new Delivery(
          Garbage.key(item).getBytes(StandardCharsets.UTF_8), Garbage.bytes(item, at), arrival);
    }
    var mention =
        type == DELETE
            ? writer.deleted(item, fates.isEdited(item) ? 2 : 1, at)
            : writer.written(item, type == UPDATE ? 1 : 0, at);
    return new Delivery(
        mention.key().getBytes(StandardCharsets.UTF_8), MentionJson.bytes(mention), arrival);
  }

  /**
   * When the mention's last revision was seen, by number of the mention; for {@link Simulation}.
   */
  int[] lastObserved() {
    int[] last = new int[cascade.size()];
    for (int record = 0; record < size; record++) {
      if (types[record] == CREATE || types[record] == UPDATE) {
        last[items[record]] = observed[record];
      }
    }
    return last;
  }
}
