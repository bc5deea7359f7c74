package io.firebreak.jobs.ledger;

import io.firebreak.jobs.EventTimes;
import io.firebreak.jobs.cells.CellBundle;
import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.jobs.types.Shared;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The ledger, keyed by bucket of mentions, with a bundle that adds its changes up by cell. An
 * operator rather than a function, since the bundle must be emptied before a watermark and before a
 * checkpoint barrier are sent on: then nothing is overtaken by the watermark, and nothing in the
 * bundle has to be stored.
 */
final class CountOnce extends AbstractStreamOperator<CellDelta>
    implements OneInputStreamOperator<MentionCount, CellDelta>,
        Triggerable<Integer, VoidNamespace> {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MILLIS = 60_000;
  private static final int NAMES = 100_000;

  private final long horizonMillis;
  private final int bundleCells;

  private transient Ledger ledger;
  private transient CellBundle bundle;
  private transient Shared<String> names;
  private transient StreamRecord<CellDelta> sent;
  private transient ValueState<LedgerBucket> buckets;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient long flushedMinute;
  private transient Counter unchanged;
  private transient Counter revised;
  private transient Counter late;

  CountOnce(long horizonMillis, int bundleCells) {
    this.horizonMillis = horizonMillis;
    this.bundleCells = bundleCells;
  }

  @Override
  public void open() throws Exception {
    super.open();
    ledger = new Ledger(horizonMillis);
    bundle = new CellBundle();
    names = new Shared<>(NAMES);
    sent = new StreamRecord<>(null);
    flushedMinute = Long.MIN_VALUE;
    // Its entries are removed by the event-time timer at their horizon, rounded up to the hour; the
    // bucket with the last of them.
    buckets =
        getKeyedStateStore().getState(new ValueStateDescriptor<>("buckets", LedgerBucket.TYPE));
    timers = getInternalTimerService("horizon", VoidNamespaceSerializer.INSTANCE, this);
    unchanged = getMetricGroup().counter("unchanged");
    revised = getMetricGroup().counter("revised");
    late = getMetricGroup().counter("late");
  }

  @Override
  public void processElement(StreamRecord<MentionCount> element) throws Exception {
    MentionCount count = element.getValue();
    LedgerBucket bucket = buckets.value();
    if (bucket == null) {
      bucket = new LedgerBucket();
    }
    LedgerEntry old = bucket.find(count);
    LedgerEntry before =
        old == null
            ? LedgerEntry.of(count, names.share(count.issueId()), names.share(count.platform()))
            : old;
    LedgerEntry now = ledger.apply(before, count, timers.currentWatermark(), bundle);
    if (now == before) {
      unchanged.inc();
    } else {
      if (now.late() != before.late()) {
        late.inc();
      } else if (old != null) {
        revised.inc();
      }
      bucket.put(old, now);
      long expiry = expiry(now.latestMillis());
      if (expiry < bucket.timerMillis) {
        bucket.timerMillis = expiry;
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, expiry);
      }
      buckets.update(bucket);
    }
    if (bundle.size() >= bundleCells) {
      flush();
    }
  }

  /** An hour more than the horizon: no revision that could still count finds its entry gone. */
  private long expiry(long latestMillis) {
    return EventTimes.roundUp(
        latestMillis + horizonMillis + EventTimes.CLEAN_UP_GRAIN, EventTimes.CLEAN_UP_GRAIN);
  }

  @Override
  public void onEventTime(InternalTimer<Integer, VoidNamespace> timer) throws Exception {
    LedgerBucket bucket = buckets.value();
    if (bucket == null || timer.getTimestamp() < bucket.timerMillis) {
      return;
    }
    long now = Math.max(timer.getTimestamp(), timers.currentWatermark());
    long earliest = bucket.removeUpTo(now - horizonMillis - EventTimes.CLEAN_UP_GRAIN);
    if (earliest == Long.MAX_VALUE) {
      buckets.clear();
    } else {
      bucket.timerMillis = expiry(earliest);
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, bucket.timerMillis);
      buckets.update(bucket);
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<Integer, VoidNamespace> timer) {}

  /** Cells go out when event time has come to another minute: only then a window can end. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long minute =
        mark.getTimestamp() == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : Math.floorDiv(mark.getTimestamp() + 1, MINUTE_MILLIS);
    if (minute > flushedMinute) {
      flush();
      flushedMinute = minute;
    }
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }

  private void flush() {
    bundle.drain(delta -> output.collect(sent.replace(delta)));
  }
}
