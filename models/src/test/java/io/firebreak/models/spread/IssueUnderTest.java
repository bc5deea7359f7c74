package io.firebreak.models.spread;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** One issue's spread in plain maps; its rows as a sink with upserts would hold them. */
final class IssueUnderTest implements HourStore {

  final Map<String, SpreadWindow> rows = new TreeMap<>();
  final Map<Long, HourCells> hours = new HashMap<>();
  int rowsHandedOn;
  private final Spread spread;
  private SpreadProgress progress = new SpreadProgress();
  private long closed = Long.MIN_VALUE / 120_000;
  private final boolean stores;

  /** With {@code stores}, everything is written and read again between any two steps. */
  IssueUnderTest(SpreadSettings settings, boolean stores) {
    this.spread = new Spread(settings);
    this.stores = stores;
  }

  record Event(
      String platform,
      Stance stance,
      MentionKind kind,
      boolean hubLink,
      long followers,
      long author,
      long publishedAtMillis) {}

  void add(Event event, int sign) {
    SpreadCell cell = new SpreadCell();
    cell.count(sign, event.kind, event.hubLink, event.followers, event.publishedAtMillis);
    if (sign > 0) {
      cell.addAuthor(event.author);
    }
    spread.add(
        progress,
        this,
        event.platform,
        event.stance,
        Math.floorDiv(event.publishedAtMillis, 60_000L),
        cell,
        "group",
        event.publishedAtMillis,
        closed);
  }

  /** The watermark reaches this minute; work is done only when it is due. */
  void close(long minute) {
    closed = Math.max(closed, minute);
    if (progress.wakeMinute() <= closed) {
      if (stores) {
        progress = reread(progress);
      }
      spread.work("issue", progress, this, closed, this::take);
    }
  }

  void end() {
    close(Spread.END);
  }

  boolean isEmpty() {
    return progress.isEmpty() && hours.isEmpty();
  }

  long wakeMinute() {
    return progress.wakeMinute();
  }

  SpreadWindow row(String platform, String size, long startMillis) {
    return rows.get(platform + " " + size + " " + startMillis);
  }

  private void take(SpreadWindow row) {
    rowsHandedOn++;
    rows.put(row.platform() + " " + row.windowSize() + " " + row.windowStartMillis(), row);
  }

  @Override
  public HourCells get(long hour) {
    HourCells found = hours.get(hour);
    return stores && found != null ? reread(found) : found;
  }

  @Override
  public void put(HourCells cells) {
    hours.put(cells.hour(), stores ? cells.copy() : cells);
  }

  @Override
  public void remove(long hour) {
    hours.remove(hour);
  }

  private static SpreadProgress reread(SpreadProgress progress) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      progress.write(new DataOutputStream(bytes));
      return SpreadProgress.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())))
          .copy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HourCells reread(HourCells cells) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      cells.write(new DataOutputStream(bytes));
      return HourCells.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
