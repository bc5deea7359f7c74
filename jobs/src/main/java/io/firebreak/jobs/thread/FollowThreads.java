package io.firebreak.jobs.thread;

import io.firebreak.jobs.EventTimes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Hands issues down the threads of a platform, however deep, whatever the order of arrival. It is
 * keyed by platform, since threads run across mentions and Flink has no loops; it handles no text
 * and costs some microseconds a mention, so that one task follows a whole platform.
 *
 * <p>What a mention belongs to only grows: an edit of a mention that no longer names an issue does
 * not take the issue from its replies. So the outcome does not depend on the order of arrival, and
 * threads that run in circles do no harm.
 */
public final class FollowThreads extends KeyedProcessFunction<String, ThreadMention, Inherited> {
  private static final long serialVersionUID = 1L;

  private final ThreadTimes times;
  private transient MapState<String, ThreadEntry> entries;
  private transient MapState<Long, KeyBatch> due;

  public FollowThreads(ThreadTimes times) {
    this.times = times;
  }

  @Override
  public void open(OpenContext context) {
    // Each entry is removed when it is due: after the wait for a parent when it belongs to no
    // issue, else a retention after it was last used.
    entries =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "entries", StringSerializer.INSTANCE, new ThreadEntrySerializer()));
    // Each batch is removed by the timer of its hour.
    due =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("due", LongSerializer.INSTANCE, new KeyBatchSerializer()));
  }

  @Override
  public void processElement(ThreadMention mention, Context context, Collector<Inherited> out)
      throws Exception {
    ThreadEntry entry = entries.get(mention.key());
    if (entry == null) {
      entry = ThreadEntry.unseen(mention.publishedAtMillis());
    }
    ThreadEntry before = entry;
    entry = entry.seenAt(mention.publishedAtMillis());
    boolean moved = entry.publishedAtMillis() != before.publishedAtMillis();
    boolean named = entry.name(mention.own());
    boolean inherited = false;
    List<ParentTime> parents = new ArrayList<>(0);
    for (ThreadLink link : mention.parents()) {
      inherited |= hang(mention, entry, link, parents, context);
    }
    entry = keep(mention.key(), entry, mention.publishedAtMillis(), context);
    if (inherited || !parents.isEmpty()) {
      tell(mention.key(), entry, parents, out);
    }
    if (named || inherited || (moved && entry.tellsTime())) {
      handDown(mention.key(), context, out);
    }
  }

  /** Hangs a mention on its parent; true when it takes over something new. */
  private boolean hang(
      ThreadMention mention,
      ThreadEntry entry,
      ThreadLink link,
      List<ParentTime> parents,
      Context context)
      throws Exception {
    ThreadEntry parent = entries.get(link.key());
    if (parent == null) {
      parent = ThreadEntry.unseen(mention.publishedAtMillis());
    }
    boolean hung = addOnce(parent.children(), new ThreadLink(mention.key(), link.relation()));
    if (hung && parent.tellsTime()) {
      parents.add(new ParentTime(link.key(), parent.publishedAtMillis()));
    }
    keep(link.key(), parent, mention.publishedAtMillis(), context);
    return entry.takeOver(parent, link);
  }

  /** A copy of a link does no harm; looking for one in a long list would cost too much. */
  private static boolean addOnce(List<ThreadLink> children, ThreadLink child) {
    int last = children.size() - 1;
    for (int i = last; i >= Math.max(0, last - 8); i--) {
      if (children.get(i).equals(child)) {
        return false;
      }
    }
    return children.add(child);
  }

  private void handDown(String from, Context context, Collector<Inherited> out) throws Exception {
    Deque<String> changed = new ArrayDeque<>(List.of(from));
    while (!changed.isEmpty()) {
      String key = changed.remove();
      ThreadEntry parent = entries.get(key);
      List<ParentTime> time =
          parent.tellsTime() ? List.of(new ParentTime(key, parent.publishedAtMillis())) : List.of();
      for (ThreadLink link : parent.children()) {
        ThreadEntry child = entries.get(link.key());
        if (child == null) {
          continue;
        }
        boolean inherited = child.takeOver(parent, link);
        if (inherited) {
          child = keep(link.key(), child, child.publishedAtMillis(), context);
          changed.add(link.key());
        }
        if (inherited || !time.isEmpty()) {
          tell(link.key(), child, time, out);
        }
      }
    }
  }

  private static void tell(
      String key, ThreadEntry entry, List<ParentTime> parents, Collector<Inherited> out) {
    out.collect(
        new Inherited(
            key, entry.publishedAtMillis(), List.copyOf(entry.inherited()), List.copyOf(parents)));
  }

  /** Stores an entry and sees to its end, in steps of an hour. */
  private ThreadEntry keep(String key, ThreadEntry entry, long eventMillis, Context context)
      throws Exception {
    long now = EventTimes.now(context.timerService(), eventMillis);
    long until =
        EventTimes.roundUp(
            now + (entry.hasIssues() ? times.retentionMillis() : times.parentWaitMillis()),
            EventTimes.CLEAN_UP_GRAIN);
    ThreadEntry kept = entry;
    if (until > entry.untilMillis()) {
      if (entry.untilMillis() == Long.MIN_VALUE) {
        dueAt(until, key, context);
      }
      kept = entry.until(until);
    }
    entries.put(key, kept);
    return kept;
  }

  private void dueAt(long millis, String key, Context context) throws Exception {
    KeyBatch batch = due.get(millis);
    if (batch == null) {
      batch = new KeyBatch(new ArrayList<>());
      context.timerService().registerEventTimeTimer(millis);
    }
    batch.keys().add(key);
    due.put(millis, batch);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Inherited> out)
      throws Exception {
    KeyBatch batch = due.get(timestamp);
    due.remove(timestamp);
    if (batch == null) {
      return;
    }
    for (String key : batch.keys()) {
      ThreadEntry entry = entries.get(key);
      if (entry == null) {
        continue;
      }
      if (entry.untilMillis() <= timestamp) {
        entries.remove(key);
      } else {
        dueAt(entry.untilMillis(), key, context);
      }
    }
  }
}
