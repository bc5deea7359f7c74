package io.firebreak.jobs.coordination;

import io.firebreak.jobs.alerts.AlertInput;
import io.firebreak.models.coordination.CoordinationSettings;
import io.firebreak.models.coordination.IssueCoordination;
import io.firebreak.models.coordination.TextSeen;
import io.firebreak.models.data.CoordinatedCluster;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Looks at the last hour of an issue every few minutes of event time, once event time has passed
 * the look's end; mentions that come later are in the next look. Where a look found nothing that
 * could become a cluster, the next one waits for the next mention: most issues are small and calm.
 */
public final class FindCoordination
    extends KeyedProcessFunction<String, TextOfIssue, CoordinatedCluster> {
  private static final long serialVersionUID = 1L;

  /** The share of each issue's critics in clusters, for the alerts. */
  static final OutputTag<AlertInput> SHARES = new OutputTag<>("shares", AlertInput.TYPE);

  private final CoordinationSettings settings;
  private transient MapState<String, TextSeen> texts;
  private transient ValueState<IssueCoordination> known;

  /**
   * @param settings window, time between looks, and bound
   */
  public FindCoordination(CoordinationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    // By key. A look removes what is older than the window, and all but the newest beyond the
    // bound; the last one is due when the newest mention grows older than the window.
    texts =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "texts", StringSerializer.INSTANCE, new TextSeenSerializer()));
    // Removed by an event-time timer a day after the last mention of a cluster.
    known =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("known", new IssueCoordinationSerializer()));
  }

  @Override
  public void processElement(TextOfIssue input, Context context, Collector<CoordinatedCluster> out)
      throws Exception {
    if (input.text() == null) {
      texts.remove(input.key());
      return;
    }
    long due = end(input.publishedAtMillis());
    long watermark = context.timerService().currentWatermark();
    if (watermark >= 0 && watermark != Long.MAX_VALUE) {
      due = Math.max(due, end(watermark + 1));
      if (input.publishedAtMillis() < due - settings.windowMillis()) {
        return;
      }
    }
    texts.put(input.key(), input.text());
    context.timerService().registerEventTimeTimer(due - 1);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CoordinatedCluster> out)
      throws Exception {
    long end = timestamp + 1;
    IssueCoordination before = known.value();
    IssueCoordination issue = before == null ? new IssueCoordination() : before;
    List<TextSeen> window = window(end);
    IssueCoordination.Look look = issue.look(context.getCurrentKey(), end, settings, window);
    look.told().forEach(out::collect);
    if (look.seen() != null) {
      context.output(SHARES, AlertInput.of(context.getCurrentKey(), look.seen()));
    }
    for (TextSeen compared : look.compared()) {
      texts.put(compared.key(), compared);
    }
    if (!window.isEmpty()) {
      long last = window.get(window.size() - 1).publishedAtMillis();
      long next =
          look.isSettled() ? end(last + settings.windowMillis()) : end + settings.everyMillis();
      context.timerService().registerEventTimeTimer(next - 1);
    } else if (issue.goneMillis() >= end) {
      context.timerService().registerEventTimeTimer(end(issue.goneMillis()) - 1);
    }
    if (!issue.isEmpty()) {
      known.update(issue);
    } else if (before != null) {
      known.clear();
    }
  }

  /** The mentions that a look takes in, by time; those before them are forgotten. */
  private List<TextSeen> window(long end) throws Exception {
    List<TextSeen> past = new ArrayList<>();
    for (TextSeen text : texts.values()) {
      if (text.publishedAtMillis() < end) {
        past.add(text);
      }
    }
    List<TextSeen> window = IssueCoordination.newest(end, settings, past);
    if (window.size() < past.size()) {
      past.sort(TextSeen.BY_TIME);
      for (TextSeen gone : past.subList(0, past.size() - window.size())) {
        texts.remove(gone.key());
      }
    }
    return window;
  }

  /** End of the look that a time falls into. */
  private long end(long time) {
    return (Math.floorDiv(time, settings.everyMillis()) + 1) * settings.everyMillis();
  }
}
