package io.firebreak.models.alerts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Mentions of a brand in five minutes each over weeks, with windows in which people saw an anomaly
 * (the real tweets of the Numenta Anomaly Benchmark). Every mention counts as a critic original.
 */
record BrandVolume(String brand, long[] times, int[] counts, List<long[]> anomalies) {
  static final long MINUTES = 5;

  static BrandVolume load(String brand) throws IOException {
    Path folder =
        Path.of(System.getProperty("firebreak.shared", "absent"), "data/spread/brand_volume");
    Path file = folder.resolve("Twitter_volume_" + brand + ".csv");
    assumeTrue(Files.exists(file), "volumes of brands are not here: " + file);
    List<String> lines = Files.readAllLines(file);
    long[] times = new long[lines.size() - 1];
    int[] counts = new int[lines.size() - 1];
    for (int i = 1; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(",");
      times[i - 1] = minute(parts[0]);
      counts[i - 1] = (int) Double.parseDouble(parts[1]);
    }
    List<long[]> anomalies = new ArrayList<>();
    for (JsonNode window :
        new ObjectMapper()
            .readTree(folder.resolve("labels_windows.json").toFile())
            .path("realTweets/Twitter_volume_" + brand + ".csv")) {
      anomalies.add(new long[] {minute(window.get(0).asText()), minute(window.get(1).asText())});
    }
    return new BrandVolume(brand, times, counts, anomalies);
  }

  private static long minute(String time) {
    String text = time.substring(0, 19).replace(' ', 'T');
    return LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC) / 60;
  }

  /** All of it, spread evenly over the minutes of each count. */
  AlertsUnderTest play(List<AlertRule> rules) {
    AlertsUnderTest alerts = new AlertsUnderTest(rules);
    for (int i = 0; i < times.length; i++) {
      for (int part = 0; part < MINUTES; part++) {
        long minute = times[i] + part;
        int count = (int) (counts[i] * (part + 1) / MINUTES - counts[i] * part / MINUTES);
        if (count > 0) {
          SpreadCell cell = new SpreadCell();
          for (int j = 0; j < count; j++) {
            cell.count(1, MentionKind.ORIGINAL, false, 0, minute * 60_000 + j);
          }
          alerts.add("x", Stance.CRITIC, minute, cell);
        }
        alerts.minute(minute + 1);
      }
    }
    return alerts;
  }

  boolean isAnomaly(long fromMinute, long toMinute) {
    return anomalies.stream().anyMatch(window -> fromMinute <= window[1] && toMinute >= window[0]);
  }

  /** Days outside of the anomalies. */
  double calmDays() {
    long calm = 0;
    for (long time : times) {
      calm += isAnomaly(time, time) ? 0 : MINUTES;
    }
    return calm / (24.0 * 60);
  }
}
