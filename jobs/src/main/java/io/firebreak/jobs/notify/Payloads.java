package io.firebreak.jobs.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.jobs.json.AlertJson;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.AlertMention;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is sent, byte for byte. */
final class Payloads {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Payloads() {}

  /**
   * One alert for {@code POST /api/v2/alerts}: an array of one, so that one that is refused takes
   * no other with it. Labels are its identity and hold neither values nor times; when the severity
   * rises, the labels change, and the alert of the old ones ends by itself at its {@code endsAt}.
   *
   * @param endsMillis in the future while it fires; when it resolved, afterwards
   */
  static byte[] alertmanager(Alert alert, long startsMillis, long endsMillis) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("alertname", alert.ruleId());
    labels.put("issue", alert.issueId());
    labels.put("severity", alert.severity());
    if (alert.subject() != null) {
      labels.put(alert.kind().equals("blind") ? "platform" : "subject", alert.subject());
    }
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("summary", alert.summary());
    annotations.put("runbook", alert.runbook());
    annotations.put("value", Double.toString(alert.value()));
    if (alert.baseline() != null) {
      annotations.put("baseline", Double.toString(alert.baseline()));
    }
    annotations.put("rule_version", alert.ruleVersion());
    annotations.put("episode", alert.episode());
    annotations.put("mentions", links(alert, "\n"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("labels", labels);
    body.put("annotations", annotations);
    body.put("startsAt", Instant.ofEpochMilli(startsMillis).toString());
    body.put("endsAt", Instant.ofEpochMilli(endsMillis).toString());
    if (alert.dashboard() != null) {
      body.put("generatorURL", alert.dashboard());
    }
    return bytes(List.of(body));
  }

  /** One alert for a webhook: as in the topic, or as Slack's incoming webhooks take it. */
  static byte[] webhook(Alert alert, String format) {
    return format.equals("slack") ? bytes(Map.of("text", slack(alert))) : AlertJson.write(alert);
  }

  private static String slack(Alert alert) {
    String head = alert.state().equals(Alert.FIRING) ? alert.severity() : "resolved";
    StringBuilder text = new StringBuilder();
    text.append('*').append(head).append("* ").append(escape(alert.ruleId())).append(" on ");
    text.append(escape(alert.issueId())).append(": ").append(escape(alert.summary()));
    text.append("\n").append(escape(alert.runbook()));
    if (alert.state().equals(Alert.FIRING)) {
      text.append("\n").append(escape(links(alert, "\n")));
    }
    if (alert.dashboard() != null) {
      text.append("\n").append(escape(alert.dashboard()));
    }
    return text.toString();
  }

  /** Slack's three control characters: texts from outside can neither link nor mention anybody. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String links(Alert alert, String between) {
    return String.join(between, alert.mentions().stream().map(Payloads::link).toList());
  }

  private static String link(AlertMention mention) {
    String who = mention.url() == null ? mention.mentionKey() : mention.url();
    return mention.followers() == null ? who : who + " (" + mention.followers() + " followers)";
  }

  /** {@code v1=} and the hexadecimal HMAC-SHA256 of timestamp, a dot and the body. */
  static String signature(String secret, long timestampSeconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update((timestampSeconds + ".").getBytes(UTF_8));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Cannot sign a webhook", e);
    }
  }

  /** Names a delivery in plain characters, whatever the issue is called. */
  static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("No SHA-256", e);
    }
  }

  private static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a notification", e);
    }
  }
}
