package io.firebreak.models.effect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.models.spread.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An end-to-end case of the reference implementation: events in, every figure out. */
record GoldenCase(JsonNode expected, double responseHours, List<double[]> events) {

  static final List<String> NAMES =
      List.of(
          "g1_placebo",
          "g2_drop40",
          "g3_drop60_late",
          "g4_small_sparse",
          "g6_real_seismic_tweet_tr12");

  static GoldenCase read(String name) throws IOException {
    Path data = Path.of(System.getProperty("firebreak.shared", "absent"), "data/spread");
    Path file = data.resolve("fixtures/golden/" + name + ".json");
    assumeTrue(Files.exists(file), "reference figures are not here: " + file);
    JsonNode expected = new ObjectMapper().readTree(file.toFile());
    List<double[]> events = new ArrayList<>();
    if (name.contains("seismic_tweet")) {
      List<String> lines = Files.readAllLines(data.resolve("cascades/seismic_tweet.csv"));
      for (String line : lines.subList(1, lines.size())) {
        double seconds = Double.parseDouble(line.split(",", -1)[0]);
        events.add(new double[] {seconds / 3600, events.isEmpty() ? 1 : 0});
      }
    } else {
      Path csv = data.resolve("fixtures/golden/" + name + "_events.csv");
      List<String> lines = Files.readAllLines(csv);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        if (cells[4].equals("0")) {
          events.add(new double[] {Double.parseDouble(cells[2]), Double.parseDouble(cells[3])});
        }
      }
    }
    return new GoldenCase(expected, expected.get("tr_h").asDouble(), events);
  }

  double[] array(String name) {
    JsonNode node = expected.get(name);
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asDouble();
    }
    return values;
  }

  double figure(String name) {
    return expected.get(name).asDouble();
  }

  /** The windows as this project cuts them from the events. */
  EffectWindows windows() {
    ExposureGrid grid = grid();
    for (double[] event : events) {
      grid.add(event[0] - responseHours, event[1] == 0);
    }
    return windows(grid);
  }

  /** The same from counts in cells that start some seconds off the response. */
  EffectWindows windowsOfCells(int minutes, int offSeconds) {
    ExposureGrid grid = grid();
    double length = minutes / 60.0;
    double off = offSeconds / 3600.0;
    for (double[] event : events) {
      double start = Math.floor((event[0] - responseHours - off) / length) * length + off;
      grid.addCell(start, length, event[1], 1 - event[1]);
    }
    return windows(grid);
  }

  private ExposureGrid grid() {
    return new ExposureGrid(
        RepostKernel.of(Kernel.TWITTER),
        figure("dt_h"),
        expected.get("n_pre").asInt(),
        expected.get("n_post").asInt());
  }

  private EffectWindows windows(ExposureGrid grid) {
    double[] logs = array("log_offset");
    int before = expected.get("n_pre").asInt();
    return grid.windows(
        hours -> StrictMath.exp(logs[(int) Math.floor(hours / figure("dt_h")) + before]), 0);
  }
}
