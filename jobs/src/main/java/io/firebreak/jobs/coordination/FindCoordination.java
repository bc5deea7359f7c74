package io.firebreak.jobs.coordination;

import io.firebreak.jobs.alerts.AlertInput;
import io.firebreak.models.coordination.CoordinationSettings;
import io.firebreak.models.coordination.IssueCoordination;
import io.firebreak.models.coordination.TextSeen;
import io.firebreak.models.data.CoordinatedCluster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * the look's end; mentions that come later are in the next look. A timer waits while there is
 * something to look at.
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
    // A look removes what is older than the window, and all but the newest beyond the bound.
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
    long watermark = context.timerService().currentWatermark();
    long end = end(input.publishedAtMillis());
    if (watermark != Long.MAX_VALUE) {
      long next = watermark < 0 ? Long.MIN_VALUE : end(watermark + 1);
      if (end < next) {
        if (input.publishedAtMillis() < next - settings.windowMillis()) {
          return;
        }
        end = next;
      }
    }
    texts.put(input.key(), input.text());
    context.timerService().registerEventTimeTimer(end - 1);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CoordinatedCluster> out)
      throws Exception {
    long end = timestamp + 1;
    IssueCoordination issue = known.value();
    if (issue == null) {
      issue = new IssueCoordination();
    }
    List<TextSeen> all = new ArrayList<>();
    texts.values().forEach(all::add);
    List<TextSeen> window = IssueCoordination.newest(end, settings, all);
    IssueCoordination.Look look = issue.look(context.getCurrentKey(), end, settings, window);
    look.told().forEach(out::collect);
    if (look.seen() != null) {
      context.output(SHARES, AlertInput.of(context.getCurrentKey(), look.seen()));
    }
    Set<String> kept = new HashSet<>();
    window.forEach(text -> kept.add(text.key()));
    boolean more = !kept.isEmpty();
    for (TextSeen text : all) {
      if (text.publishedAtMillis() >= end) {
        more = true;
      } else if (!kept.contains(text.key())) {
        texts.remove(text.key());
      }
    }
    long gone = issue.goneMillis();
    if (more) {
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

  /** End of the look that a time falls into. */
  private long end(long time) {
    return (Math.floorDiv(time, settings.everyMillis()) + 1) * settings.everyMillis();
  }
}
