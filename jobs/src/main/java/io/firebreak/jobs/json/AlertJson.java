package io.firebreak.jobs.json;

import io.firebreak.models.data.Alert;
import io.firebreak.models.data.AlertMention;
import java.util.List;

/** {@link Alert} as JSON of the topic {@code alerts}; key: {@link Alert#key}. */
public final class AlertJson {
  private AlertJson() {}

  /** One record's bytes. */
  public static byte[] write(Alert alert) {
    return JsonWriter.object(
        out -> {
          out.text("issueId", alert.issueId());
          out.text("ruleId", alert.ruleId());
          out.text("episode", alert.episode());
          out.text("state", alert.state());
          out.text("severity", alert.severity());
          out.time("since", alert.sinceMillis());
          out.time("firedAt", alert.firedAtMillis());
          out.time("until", alert.untilMillis());
          out.time("at", alert.atMillis());
          out.text("subject", alert.subject());
          why(out, alert);
        });
  }

  /** Why it fires, alone: the column {@code why}. */
  public static byte[] writeWhy(Alert alert) {
    return JsonWriter.object(out -> why(out, alert));
  }

  private static void why(JsonWriter out, Alert alert) {
    out.text("ruleVersion", alert.ruleVersion());
    out.text("kind", alert.kind());
    out.decimal("value", alert.value());
    out.decimal("baseline", alert.baseline());
    out.decimal("limit", alert.limit());
    out.decimal("peak", alert.peak());
    out.time("windowStart", alert.windowStartMillis());
    out.time("windowEnd", alert.windowEndMillis());
    out.text("summary", alert.summary());
    out.objects("mentions", bodies(alert.mentions()));
    out.text("runbook", alert.runbook());
    out.text("dashboard", alert.dashboard());
  }

  private static List<JsonWriter.Body> bodies(List<AlertMention> mentions) {
    return mentions.stream().map(AlertJson::body).toList();
  }

  private static JsonWriter.Body body(AlertMention mention) {
    return out -> {
      out.text("mention", mention.mentionKey());
      out.text("url", mention.url());
      out.whole("followers", mention.followers());
    };
  }
}
