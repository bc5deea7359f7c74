package io.firebreak.models.calibration;

import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.spread.Kernel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads real cascades from comma-separated files, compressed or not. */
final class CascadeFiles {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final int MAX_ROWS = 5_000_000;

  private CascadeFiles() {}

  /** What to do with the fields of a row. */
  private interface Row {
    void read(String[] fields);
  }

  /**
   * Reposts with the columns cascade, start_days, t_raw (seconds since the original, which is the
   * row with 0) and followers. Parents are not known and drawn by the kernel.
   */
  static List<RepostCascade> twitter(Path file, long seed) throws IOException {
    Map<String, Gathered> byName = new java.util.LinkedHashMap<>();
    read(
        file,
        4,
        f -> {
          Gathered cascade = byName.computeIfAbsent(f[0], Gathered::new);
          cascade.startEpochHours = Double.parseDouble(f[1]) * 24;
          cascade.add(Double.parseDouble(f[2]), -1, Long.parseLong(f[3]));
        });
    RepostKernel kernel = RepostKernel.of(Kernel.TWITTER);
    List<RepostCascade> cascades = new ArrayList<>();
    for (Gathered gathered : byName.values()) {
      double[] hours = gathered.hours();
      int[] parents = Attribution.draw(hours, kernel, Seeds.of(seed, gathered.name, 0));
      cascades.add(gathered.cascade(hours, parents));
    }
    return cascades;
  }

  /**
   * Reposts with the columns cascade, label, t_s and delay_from_parent_s, both in seconds, the
   * first since the original, which has no row.
   *
   * @param index a file with the columns cascade, label, source_epoch_s
   */
  static List<RepostCascade> weibo(Path file, Path index) throws IOException {
    Map<String, Double> starts = new HashMap<>();
    read(index, 3, f -> starts.put(f[0], Double.parseDouble(f[2]) / SECONDS_PER_HOUR));
    Map<String, Gathered> byName = new java.util.LinkedHashMap<>();
    read(
        file,
        4,
        f -> {
          Gathered cascade = byName.get(f[0]);
          if (cascade == null) {
            cascade = new Gathered(f[0]);
            cascade.startEpochHours = starts.getOrDefault(f[0], 0.0);
            cascade.add(0, -1, 0);
            byName.put(f[0], cascade);
          }
          cascade.add(Double.parseDouble(f[2]), Double.parseDouble(f[3]), 0);
        });
    List<RepostCascade> cascades = new ArrayList<>();
    for (Gathered gathered : byName.values()) {
      cascades.add(gathered.cascade(gathered.hours(), gathered.parents()));
    }
    return cascades;
  }

  private static void read(Path file, int columns, Row row) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      for (int number = 2; (line = reader.readLine()) != null; number++) {
        String[] fields = line.split(",", -1);
        try {
          if (fields.length < columns || number > MAX_ROWS) {
            throw new NumberFormatException("too few columns or too many rows");
          }
          row.read(fields);
        } catch (NumberFormatException e) {
          throw new IOException(
              "line %d of %s is not a row of a cascade: %s".formatted(number, file, e.getMessage()),
              e);
        }
      }
    }
  }

  /** The rows of one cascade. */
  private static final class Gathered {
    private final String name;
    private double startEpochHours;
    private int size;
    private double[] seconds = new double[64];
    private double[] delays = new double[64];
    private long[] followers = new long[64];

    Gathered(String name) {
      this.name = name;
    }

    void add(double second, double delay, long follower) {
      if (size == seconds.length) {
        seconds = Arrays.copyOf(seconds, 2 * size);
        delays = Arrays.copyOf(delays, 2 * size);
        followers = Arrays.copyOf(followers, 2 * size);
      }
      // Rows stand in order of time, but for a few before their original.
      seconds[size] = size == 0 ? second : Math.max(second, seconds[size - 1]);
      delays[size] = delay;
      followers[size++] = follower;
    }

    double[] hours() {
      double[] hours = new double[size];
      for (int i = 0; i < size; i++) {
        hours[i] = seconds[i] / SECONDS_PER_HOUR;
      }
      return hours;
    }

    /** The last mention at the parent's time; the original where there is none. */
    int[] parents() {
      int[] parents = new int[size];
      parents[0] = -1;
      for (int i = 1; i < size; i++) {
        int at = Arrays.binarySearch(seconds, 0, i, seconds[i] - delays[i]);
        parents[i] = Math.max(at, 0);
      }
      return parents;
    }

    RepostCascade cascade(double[] hours, int[] parents) {
      return new RepostCascade(
          name, hours, parents, Arrays.copyOf(followers, size), startEpochHours);
    }
  }
}
