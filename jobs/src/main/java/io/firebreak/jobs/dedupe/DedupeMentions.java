package io.firebreak.jobs.dedupe;

import io.firebreak.jobs.EventTimes;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Lets a mention pass when it is new, or replaces or deletes what passed before. */
public final class DedupeMentions extends KeyedProcessFunction<String, Mention, Mention> {
  private static final long serialVersionUID = 1L;

  private final long horizonMillis;
  private transient ValueState<Accepted> accepted;
  private transient Counter duplicates;

  /**
   * @param horizonMillis how long a mention is remembered after its publication (or after it was
   *     seen, when it came late)
   */
  public DedupeMentions(long horizonMillis) {
    this.horizonMillis = horizonMillis;
  }

  @Override
  public void open(OpenContext context) {
    // Removed by the event-time timer at the horizon.
    accepted = getRuntimeContext().getState(new ValueStateDescriptor<>("accepted", Accepted.class));
    duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
  }

  @Override
  public void processElement(Mention mention, Context context, Collector<Mention> out)
      throws Exception {
    Accepted before = accepted.value();
    Accepted next = Accepted.of(mention);
    if (before == null) {
      accepted.update(next);
      EventTimes.cleanUpLater(context.timerService(), mention.publishedAtMillis(), horizonMillis);
      if (mention.op() != Op.DELETE) {
        out.collect(mention);
      }
    } else if (before.isReplacedBy(next)) {
      Mention complete = before.complete(mention);
      accepted.update(Accepted.of(complete));
      out.collect(complete);
    } else {
      duplicates.inc();
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Mention> out)
      throws Exception {
    accepted.clear();
  }
}
