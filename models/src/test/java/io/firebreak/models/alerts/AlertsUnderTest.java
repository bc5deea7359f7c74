package io.firebreak.models.alerts;

import io.firebreak.models.data.Alert;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.HourCells;
import io.firebreak.models.spread.HourStore;
import io.firebreak.models.spread.Spread;
import io.firebreak.models.spread.SpreadCell;
import io.firebreak.models.spread.SpreadProgress;
import io.firebreak.models.spread.SpreadSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One issue from mentions to alerts, live: minute after minute, with the real spread of windows.
 */
final class AlertsUnderTest implements HourStore {
  final List<Alert> told = new ArrayList<>();
  final List<AlertRule> rules;

  private final Spread spread = new Spread(SpreadSettings.defaults());
  private final SpreadProgress progress = new SpreadProgress();
  private final Map<Long, HourCells> hours = new HashMap<>();
  private final IssueAlerts alerts = new IssueAlerts();
  private long closed = Long.MIN_VALUE / 120_000;

  AlertsUnderTest(List<AlertRule> rules) {
    this.rules = rules;
  }

  void count(
      String platform,
      Stance stance,
      MentionKind kind,
      long followers,
      long author,
      long atMillis) {
    SpreadCell cell = new SpreadCell();
    cell.count(1, kind, false, followers, atMillis);
    cell.addAuthor(author);
    add(platform, stance, Math.floorDiv(atMillis, 60_000L), cell);
  }

  void add(String platform, Stance stance, long minute, SpreadCell cell) {
    spread.add(progress, this, platform, stance, minute, cell, null, minute * 60_000, closed);
  }

  void see(MentionSeen mention) {
    alerts.see(mention);
  }

  void see(LookSeen look) {
    alerts.see(look);
  }

  /** Event time reaches the end of a minute. */
  void minute(long minute) {
    closed = minute;
    if (progress.wakeMinute() <= closed) {
      spread.work("issue", progress, this, closed, this::take);
    }
    alerts.tick("issue", minute, rules, null, told::add);
  }

  private void take(SpreadWindow row) {
    alerts.see(WindowSeen.of(row));
  }

  /** The last word on each episode, in the order in which they began. */
  List<Alert> episodes() {
    Map<String, Alert> last = new LinkedHashMap<>();
    told.forEach(alert -> last.put(alert.key(), alert));
    return List.copyOf(last.values());
  }

  @Override
  public HourCells get(long hour) {
    return hours.get(hour);
  }

  @Override
  public void put(HourCells cells) {
    hours.put(cells.hour(), cells);
  }

  @Override
  public void remove(long hour) {
    hours.remove(hour);
  }
}
