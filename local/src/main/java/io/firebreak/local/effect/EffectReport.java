package io.firebreak.local.effect;

import io.firebreak.models.effect.EffectEstimate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a measurement found, as lines for a terminal, as JSON and as a page. */
public final class EffectReport {

  private final Measurement measurement;
  private final List<EffectEstimate> estimates;

  /** Measures. */
  public EffectReport(Measurement measurement) {
    this.measurement = measurement;
    this.estimates = measurement.run();
  }

  /** The estimates, in time. */
  public List<EffectEstimate> estimates() {
    return estimates;
  }

  /** The sentence, the table and the notes of each estimate. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (EffectEstimate estimate : estimates) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(estimate.sentence());
      lines.add("");
      List<EffectTable.Row> rows = EffectTable.of(estimate, measurement);
      int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
      rows.forEach(
          row ->
              lines.add(
                  "  " + row.name() + " ".repeat(width - row.name().length() + 3) + row.figure()));
      if (!estimate.notes().isEmpty()) {
        lines.add("");
        estimate.notes().forEach(note -> lines.add("  Note: " + note + "."));
      }
    }
    return lines;
  }

  /** One JSON object, on one line; docs/measure.md has its fields. */
  public String json() {
    return EffectJson.write(measurement, estimates);
  }

  /**
   * Writes the page, in UTF-8; an existing file is replaced.
   *
   * @throws IOException when it cannot be written
   */
  public void writePage(Path file) throws IOException {
    Files.writeString(file, EffectPage.render(measurement, estimates), StandardCharsets.UTF_8);
  }
}
