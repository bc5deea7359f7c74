package io.firebreak.local.cli;

import io.firebreak.jobs.json.IsoTimes;
import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.EventCourse;
import io.firebreak.models.simulation.EventSimulator;
import io.firebreak.models.simulation.EventSimulator.Responses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** A simulated crisis with one response as CSV in all the forms that measure takes. */
public final class CrisisCsv {

  private static final long ONSET = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long BIN = 300_000;

  private final EventCourse course;

  private CrisisCsv(EventCourse course) {
    this.course = course;
  }

  /** The same seed gives the same crisis but for the effect. */
  public static CrisisCsv of(CrisisWorld world, double reduction, long seed) {
    return new CrisisCsv(EventSimulator.random(world, 10, Responses.step(reduction), 0, seed));
  }

  /** When the company answers. */
  public String response() {
    return hours(0);
  }

  /** A time so many hours after the response. */
  public String hours(double afterResponse) {
    double hours = course.crisis().responseHours() + afterResponse;
    return IsoTimes.format(ONSET + Math.round(hours * 3_600_000));
  }

  private String time(int event) {
    return IsoTimes.format(ONSET + course.millis(event));
  }

  private List<String> rows(IntFunction<String> row) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < course.size(); i++) {
      if (course.isObserved(i)) {
        rows.add(row.apply(i));
      }
    }
    return rows;
  }

  private static Path write(Path file, String header, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    return Files.write(file, lines);
  }

  /** {@code time,is_original}. */
  public Path kinds(Path file) throws IOException {
    return write(file, "time,is_original", rows(i -> time(i) + "," + course.isOriginal(i)));
  }

  /** {@code id,parent_id,time}. */
  public Path parents(Path file) throws IOException {
    return write(
        file,
        "id,parent_id,time",
        rows(i -> i + "," + (course.isOriginal(i) ? "" : course.parent(i)) + "," + time(i)));
  }

  /** {@code time}. */
  public Path times(Path file) throws IOException {
    return write(file, "time", rows(this::time));
  }

  /** {@code time,count} in bins of 5 minutes. */
  public Path counts(Path file) throws IOException {
    TreeMap<Long, Integer> bins = new TreeMap<>();
    long end = 0;
    for (int i = 0; i < course.size(); i++) {
      if (course.isObserved(i)) {
        bins.merge(course.millis(i) / BIN * BIN, 1, Integer::sum);
        end = Math.max(end, course.millis(i));
      }
    }
    List<String> rows = new ArrayList<>();
    for (long at = 0; at <= end; at += BIN) {
      rows.add(IsoTimes.format(ONSET + at) + "," + bins.getOrDefault(at, 0));
    }
    return write(file, "time,count", rows);
  }
}
