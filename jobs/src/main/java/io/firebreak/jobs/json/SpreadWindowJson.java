package io.firebreak.jobs.json;

import io.firebreak.models.data.SpreadWindow;

/**
 * {@link SpreadWindow} as JSON of the topic {@code spread-metrics}, where {@code "type":
 * "spread-window"} tells it from a share of voice.
 */
public final class SpreadWindowJson {
  /** The value of the field {@code type}. */
  public static final String TYPE = "spread-window";

  private SpreadWindowJson() {}

  /** The key: {@code spread-window|issue|platform|window size|window start}. */
  public static String key(SpreadWindow window) {
    return String.join(
        "|",
        TYPE,
        window.issueId(),
        window.platform(),
        window.windowSize(),
        IsoTimes.format(window.windowStartMillis()));
  }

  /** One record's bytes. */
  public static byte[] write(SpreadWindow window) {
    return JsonWriter.object(
        out -> {
          out.text("type", TYPE);
          for (SpreadColumns.Column column : SpreadColumns.ALL) {
            column.write(window, out);
          }
        });
  }
}
