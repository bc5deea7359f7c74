package io.firebreak.jobs.json;

import io.firebreak.models.alerts.AlertRule;
import io.firebreak.models.alerts.AlertRules;
import io.firebreak.models.alerts.Severity;
import io.firebreak.models.data.AlertOverride;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The field {@code alerts} of an issue: what it changes in the shipped rules. */
final class AlertOverrideFields {
  private static final Fields FIELDS =
      Fields.of(
          "rule",
          "enabled",
          "severity",
          "threshold",
          "clearThreshold",
          "forMinutes",
          "cooldownMinutes");

  private static final Set<String> RULES =
      AlertRules.defaults().stream().map(AlertRule::id).collect(Collectors.toUnmodifiableSet());

  private static final int MOST = 100;
  private static final double GREATEST = 1e12;
  private static final int WEEK_MINUTES = 7 * 24 * 60;
  private static final int MONTH_MINUTES = 31 * 24 * 60;

  private AlertOverrideFields() {}

  static List<AlertOverride> read(JsonReader in) throws IOException, BadRecordException {
    List<AlertOverride> alerts = in.objects(MOST, AlertOverrideFields::one);
    Set<String> rules = new HashSet<>();
    for (AlertOverride alert : alerts) {
      if (!rules.add(alert.rule())) {
        throw bad("alerts change the rule " + alert.rule() + " twice");
      }
    }
    return alerts;
  }

  private static AlertOverride one(JsonReader in) throws IOException, BadRecordException {
    String rule = null;
    Boolean enabled = null;
    String severity = null;
    Double threshold = null;
    Double clearThreshold = null;
    Integer forMinutes = null;
    Integer cooldownMinutes = null;
    for (String field; (field = in.next(FIELDS)) != null; ) {
      switch (field) {
        case "rule" -> rule = in.text(100);
        case "enabled" -> enabled = in.bool();
        case "severity" -> severity = severity(in.text(100));
        case "threshold" -> threshold = in.decimal(0, GREATEST);
        case "clearThreshold" -> clearThreshold = in.decimal(0, GREATEST);
        case "forMinutes" -> forMinutes = (int) in.whole(0, WEEK_MINUTES);
        case "cooldownMinutes" -> cooldownMinutes = (int) in.whole(0, MONTH_MINUTES);
        default -> throw new IllegalStateException(field);
      }
    }
    if (rule == null || !RULES.contains(rule)) {
      throw bad("alerts must name shipped rules, not " + Texts.excerpt(String.valueOf(rule)));
    }
    if (threshold != null && clearThreshold != null && clearThreshold > threshold) {
      throw bad("clearThreshold of " + rule + " must be at most its threshold");
    }
    return new AlertOverride(
        rule, enabled, severity, threshold, clearThreshold, forMinutes, cooldownMinutes);
  }

  private static String severity(String word) throws BadRecordException {
    if (word != null && Severity.of(word) == null) {
      throw bad("severity must be page, ticket or info, not " + Texts.excerpt(word));
    }
    return word;
  }

  private static BadRecordException bad(String words) {
    return new BadRecordException(ReasonCode.BAD_ALERT, words);
  }

  static JsonWriter.Body body(AlertOverride alert) {
    return out -> {
      out.text("rule", alert.rule());
      if (alert.enabled() != null) {
        out.bool("enabled", alert.enabled());
      }
      out.text("severity", alert.severity());
      out.decimal("threshold", alert.threshold());
      out.decimal("clearThreshold", alert.clearThreshold());
      out.whole(
          "forMinutes", alert.forMinutes() == null ? null : (Long) alert.forMinutes().longValue());
      out.whole(
          "cooldownMinutes",
          alert.cooldownMinutes() == null ? null : (Long) alert.cooldownMinutes().longValue());
    };
  }
}
