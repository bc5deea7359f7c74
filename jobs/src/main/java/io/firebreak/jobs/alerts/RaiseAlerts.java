package io.firebreak.jobs.alerts;

import io.firebreak.models.alerts.AlertRule;
import io.firebreak.models.alerts.AlertRules;
import io.firebreak.models.alerts.IssueAlerts;
import io.firebreak.models.data.Alert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decides each minute of an issue once event time has passed it, with all that is known by then.
 * What comes later is taken in with the next minute. While there is something to watch, a timer
 * waits at the end of the next minute; at the end of a bounded input, time ends for an issue with
 * the last thing that happened to it, so that the end of a file is no silence.
 */
public final class RaiseAlerts extends KeyedProcessFunction<String, AlertInput, Alert> {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MILLIS = 60_000;
  private static final int MADE_RULES = 1_000;
  private static final String DASHBOARD = "/d/firebreak-war-room?var-issue=";

  private final String grafanaUrl;
  private transient List<AlertRule> rules;
  private transient ValueState<IssueAlerts> alerts;
  private transient ValueState<ChangedRules> changes;
  private transient ValueState<Long> lastEvent;
  private transient MapState<Long, List<AlertInput>> pending;

  /** Rules as issues change them, so that they are not made anew each minute. */
  private transient Map<ChangedRules, List<AlertRule>> made;

  /**
   * @param grafanaUrl http(s) address of Grafana for the links; empty for none
   */
  public RaiseAlerts(String grafanaUrl) {
    this.grafanaUrl = grafanaUrl;
  }

  @Override
  public void open(OpenContext context) {
    rules = AlertRules.defaults();
    made = new HashMap<>();
    // Removed by an event-time timer nine days after the last mention, once nothing fires.
    alerts =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("alerts", new IssueAlertsSerializer()));
    // Kept for good, some bytes for each issue that changes a rule.
    changes =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("changes", new ChangedRulesSerializer()));
    // Removed with the alerts.
    lastEvent =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("last-event", LongSerializer.INSTANCE));
    // Each minute is removed by the event-time timer at its end.
    pending =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "pending",
                    LongSerializer.INSTANCE,
                    new ListSerializer<>(new AlertInputSerializer())));
  }

  @Override
  public void processElement(AlertInput input, Context context, Collector<Alert> out)
      throws Exception {
    if (input.definition() != null) {
      changes.update(
          input.definition().isEmpty() && !input.withdrawn()
              ? null
              : new ChangedRules(input.definition(), input.withdrawn()));
      return;
    }
    long watermark = context.timerService().currentWatermark();
    long minute =
        watermark == Long.MAX_VALUE
            ? input.minute()
            : Math.max(input.minute(), Math.floorDiv(watermark + 1, MINUTE_MILLIS) + 1);
    List<AlertInput> waiting = pending.get(minute);
    if (waiting == null) {
      waiting = new ArrayList<>();
      context.timerService().registerEventTimeTimer(minute * MINUTE_MILLIS - 1);
    }
    waiting.add(input);
    pending.put(minute, waiting);
    if (input.isEvent()) {
      Long last = lastEvent.value();
      if (last == null || last < minute) {
        lastEvent.update(minute);
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    long minute = Math.floorDiv(timestamp + 1, MINUTE_MILLIS);
    boolean atEnd = context.timerService().currentWatermark() == Long.MAX_VALUE;
    Long event = lastEvent.value();
    long last = event == null ? Long.MIN_VALUE : event;
    if (atEnd && minute > last) {
      pending.remove(minute);
      return;
    }
    IssueAlerts state = alerts.value();
    if (state == null) {
      state = new IssueAlerts();
    }
    List<AlertInput> waiting = pending.get(minute);
    if (waiting != null) {
      for (AlertInput input : waiting) {
        take(input, state);
      }
      pending.remove(minute);
    }
    String issueId = context.getCurrentKey();
    state.tick(issueId, minute, rules(), dashboard(issueId), out::collect);
    if (state.isGone(minute) && pending.isEmpty()) {
      alerts.clear();
      lastEvent.clear();
      pending.clear();
      return;
    }
    alerts.update(state);
    long next = state.isWatching() ? minute + 1 : Math.max(minute + 1, state.goneMinute());
    context.timerService().registerEventTimeTimer(next * MINUTE_MILLIS - 1);
  }

  private static void take(AlertInput input, IssueAlerts state) {
    if (input.window() != null) {
      state.see(input.window());
    } else if (input.mention() != null) {
      state.see(input.mention());
    } else if (input.coordination() != null) {
      state.see(input.coordination());
    } else {
      state.see(input.look());
    }
  }

  private List<AlertRule> rules() throws Exception {
    ChangedRules changed = changes.value();
    if (changed == null) {
      return rules;
    }
    if (made.size() >= MADE_RULES && !made.containsKey(changed)) {
      made.clear();
    }
    return made.computeIfAbsent(
        changed,
        key -> key.withdrawn() ? AlertRules.off(rules) : AlertRules.with(rules, key.alerts()));
  }

  private String dashboard(String issueId) {
    if (!grafanaUrl.startsWith("http://") && !grafanaUrl.startsWith("https://")) {
      return null;
    }
    String base =
        grafanaUrl.endsWith("/") ? grafanaUrl.substring(0, grafanaUrl.length() - 1) : grafanaUrl;
    return base + DASHBOARD + URLEncoder.encode(issueId, StandardCharsets.UTF_8);
  }
}
