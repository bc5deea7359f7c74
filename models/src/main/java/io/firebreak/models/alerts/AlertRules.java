package io.firebreak.models.alerts;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.firebreak.models.data.AlertOverride;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shipped rules, in the order of their file, and what an issue makes of them. */
public final class AlertRules {
  private static final String FILE = "rules.json";

  private AlertRules() {}

  /** The defaults, from the resource {@code rules.json} beside this class. */
  public static List<AlertRule> defaults() {
    return Holder.DEFAULTS;
  }

  /** The rules under an issue's changes; of two changes to one rule the later stands. */
  public static List<AlertRule> with(List<AlertRule> rules, List<AlertOverride> overrides) {
    if (overrides == null || overrides.isEmpty()) {
      return rules;
    }
    Map<String, AlertOverride> byRule = new HashMap<>();
    overrides.forEach(override -> byRule.put(override.rule(), override));
    return rules.stream()
        .map(rule -> byRule.containsKey(rule.id()) ? rule.with(byRule.get(rule.id())) : rule)
        .toList();
  }

  /** The same rules, all switched off: what fires of them resolves. */
  public static List<AlertRule> off(List<AlertRule> rules) {
    return rules.stream()
        .map(rule -> rule.with(new AlertOverride(rule.id(), false, null, null, null, null, null)))
        .toList();
  }

  private static final class Holder {
    static final List<AlertRule> DEFAULTS = load();
  }

  private static List<AlertRule> load() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try (InputStream file = AlertRules.class.getResourceAsStream(FILE)) {
      List<AlertRule> rules = new ArrayList<>();
      for (JsonNode node : mapper.readTree(file)) {
        rules.add(rule(node));
      }
      return List.copyOf(rules);
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped alert rules cannot be read", e);
    }
  }

  private static AlertRule rule(JsonNode node) {
    JsonNode escalate = node.path("escalate");
    return new AlertRule(
        node.path("id").asText(),
        node.path("version").asText(),
        AlertKind.of(node.path("kind").asText()),
        node.path("enabled").asBoolean(true),
        Severity.of(node.path("severity").asText()),
        node.path("threshold").asDouble(Double.NaN),
        node.path("clearThreshold").asDouble(Double.NaN),
        escalate.isObject() ? (Double) escalate.path("threshold").asDouble() : null,
        escalate.isObject() ? Severity.of(escalate.path("severity").asText()) : null,
        node.path("minimum").asLong(),
        node.path("windowMinutes").asInt(60),
        node.path("learnMinutes").asInt(),
        node.path("forMinutes").asInt(),
        node.path("clearMinutes").asInt(),
        node.path("cooldownMinutes").asInt(),
        node.path("runbook").asText());
  }
}
