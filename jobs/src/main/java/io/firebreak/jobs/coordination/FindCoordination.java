package io.firebreak.jobs.coordination;

import io.firebreak.jobs.alerts.AlertInput;
import io.firebreak.models.coordination.CoordinationSettings;
import io.firebreak.models.coordination.IssueCoordination;
import io.firebreak.models.coordination.TextSeen;
import io.firebreak.models.data.CoordinatedCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Looks at the last hour of an issue every few minutes of event time, once event time has passed
 * the look's end; mentions that come later are in the next look. A timer waits while there is
 * something to look at.
 */
public final class FindCoordination
    extends KeyedProcessFunction<String, TextOfIssue, CoordinatedCluster> {
  private static final long serialVersionUID = 1L;

  /** The share of each issue's critics in clusters, for the alerts. */
  static final OutputTag<AlertInput> SHARES = new OutputTag<>("shares", AlertInput.TYPE);

  private final CoordinationSettings settings;
  private transient MapState<Long, Map<String, TextSeen>> texts;
  private transient ValueState<IssueCoordination> known;

  /**
   * @param settings window, time between looks, and bound
   */
  public FindCoordination(CoordinationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    // By the end of the look that its time falls into, and its key. A look removes what is older
    // than
    // the window, and all but the newest beyond the bound.
    texts =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "texts",
                    LongSerializer.INSTANCE,
                    new MapSerializer<>(StringSerializer.INSTANCE, new TextSeenSerializer())));
    // Removed by an event-time timer a day after the last mention of a cluster.
    known =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("known", new IssueCoordinationSerializer()));
  }

  @Override
  public void processElement(TextOfIssue input, Context context, Collector<CoordinatedCluster> out)
      throws Exception {
    long own = end(input.publishedAtMillis());
    Map<String, TextSeen> bucket = texts.get(own);
    if (input.text() == null) {
      if (bucket != null && bucket.remove(input.key()) != null) {
        texts.put(own, bucket);
      }
      return;
    }
    long watermark = context.timerService().currentWatermark();
    long due = own;
    if (watermark >= 0 && watermark != Long.MAX_VALUE) {
      due = Math.max(own, end(watermark + 1));
      if (input.publishedAtMillis() < due - settings.windowMillis()) {
        return;
      }
    }
    if (bucket == null) {
      bucket = new HashMap<>();
    }
    bucket.put(input.key(), input.text());
    texts.put(own, bucket);
    context.timerService().registerEventTimeTimer(due - 1);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CoordinatedCluster> out)
      throws Exception {
    long end = timestamp + 1;
    IssueCoordination issue = known.value();
    if (issue == null) {
      issue = new IssueCoordination();
    }
    List<TextSeen> window = window(end);
    IssueCoordination.Look look = issue.look(context.getCurrentKey(), end, settings, window);
    look.told().forEach(out::collect);
    if (look.seen() != null) {
      context.output(SHARES, AlertInput.of(context.getCurrentKey(), look.seen()));
    }
    long gone = issue.goneMillis();
    if (!texts.isEmpty()) {
      context.timerService().registerEventTimeTimer(end + settings.everyMillis() - 1);
    } else if (gone >= end) {
      context.timerService().registerEventTimeTimer(end(gone) - 1);
    }
    if (gone == Long.MIN_VALUE && !issue.isShareTold()) {
      known.clear();
    } else {
      known.update(issue);
    }
  }

  /** The mentions that a look takes in; those before them are forgotten. */
  private List<TextSeen> window(long end) throws Exception {
    List<Long> past = new ArrayList<>();
    for (long bucket : texts.keys()) {
      if (bucket <= end) {
        past.add(bucket);
      }
    }
    List<TextSeen> all = new ArrayList<>();
    for (long bucket : past) {
      all.addAll(texts.get(bucket).values());
    }
    List<TextSeen> window = IssueCoordination.newest(end, settings, all);
    if (window.size() < all.size() || window.isEmpty()) {
      Map<Long, Map<String, TextSeen>> kept = new HashMap<>();
      for (TextSeen text : window) {
        kept.computeIfAbsent(end(text.publishedAtMillis()), key -> new HashMap<>())
            .put(text.key(), text);
      }
      for (long bucket : past) {
        if (kept.containsKey(bucket)) {
          texts.put(bucket, kept.get(bucket));
        } else {
          texts.remove(bucket);
        }
      }
    }
    return window;
  }

  /** End of the look that a time falls into. */
  private long end(long time) {
    return (Math.floorDiv(time, settings.everyMillis()) + 1) * settings.everyMillis();
  }
}
