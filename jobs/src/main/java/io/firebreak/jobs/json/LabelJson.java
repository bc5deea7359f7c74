package io.firebreak.jobs.json;

import io.firebreak.models.data.Label;

/** {@link Label} as the JSON of the topic {@code labels}; key: {@link Label#pairKey}. */
public final class LabelJson {
  private LabelJson() {}

  /** One record's bytes; {@link LabelParser#parse} gives the same label back. */
  public static byte[] write(Label label) {
    return JsonWriter.object(
        out -> {
          out.text("mention", label.mentionKey());
          out.text("issue", label.issueId());
          out.flag("deleted", label.deleted());
          out.text("stance", label.stance() == null ? null : label.stance().word());
          out.text("part", label.part() == null ? null : label.part().word());
          out.text("by", label.by());
          out.time("at", label.atMillis());
          out.text("language", label.language());
          out.text("title", label.title());
          out.text("text", label.text());
        });
  }
}
