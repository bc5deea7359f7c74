package io.firebreak.local.effect;

import io.firebreak.models.effect.HourProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads how lively a platform is at each time of day: CSV with the columns {@code hour} (UTC, 0 to
 * below 24, fractions allowed) and {@code activity} (above 0, on any scale). Between two rows it is
 * interpolated, around midnight too.
 */
public final class ReadRhythm implements ReadCsv.Rows {

  private static final double DAY_HOURS = 24;

  private final String name;
  private final TreeMap<Double, Double> points = new TreeMap<>();

  private ReadRhythm(String name) {
    this.name = name;
  }

  /**
   * Reads.
   *
   * @throws UnusableFileException when a row makes no sense or there are fewer than two
   */
  public static HourProfile read(String name, BufferedReader text) throws IOException {
    ReadRhythm reader = new ReadRhythm(name);
    ReadCsv.read(name, text, reader);
    if (reader.points.size() < 2) {
      throw new UnusableFileException(name + " has fewer than two rows with hour and activity.");
    }
    return reader.profile();
  }

  @Override
  public void header(List<String> columns) throws UnusableFileException {
    if (!columns.contains("hour") || !columns.contains("activity")) {
      throw new UnusableFileException(name + " lacks the columns hour and activity.");
    }
  }

  @Override
  public void row(ReadCsv.Row row) throws UnusableFileException {
    double hour = number(row.get("hour"));
    double activity = number(row.get("activity"));
    if (!(hour >= 0 && hour < DAY_HOURS) || !(activity > 0) || Double.isInfinite(activity)) {
      throw new UnusableFileException(
          "%s, line %d: hour must lie in 0 to below 24, and activity above 0."
              .formatted(name, row.line()));
    }
    points.put(hour, activity);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private HourProfile profile() {
    double mean = mean();
    return epochHours -> at(epochHours - Math.floor(epochHours / DAY_HOURS) * DAY_HOURS) / mean;
  }

  private double at(double hour) {
    Map.Entry<Double, Double> before = points.floorEntry(hour);
    Map.Entry<Double, Double> after = points.higherEntry(hour);
    double from = before == null ? points.lastKey() - DAY_HOURS : before.getKey();
    double to = after == null ? points.firstKey() + DAY_HOURS : after.getKey();
    double left = before == null ? points.lastEntry().getValue() : before.getValue();
    double right = after == null ? points.firstEntry().getValue() : after.getValue();
    return left + (right - left) * (hour - from) / (to - from);
  }

  /** Mean over a day of the straight lines between the points. */
  private double mean() {
    double area = 0;
    double before = points.lastKey() - DAY_HOURS;
    double last = points.lastEntry().getValue();
    for (Map.Entry<Double, Double> point : points.entrySet()) {
      area += (point.getKey() - before) * (point.getValue() + last) / 2;
      before = point.getKey();
      last = point.getValue();
    }
    return area / DAY_HOURS;
  }
}
