package io.firebreak.models.alerts;

import io.firebreak.models.data.AlertOverride;

/**
 * One rule. Durations are whole minutes of event time.
 *
 * @param id stable name
 * @param version as it is told with each alert
 * @param enabled false: it never fires, and what fires of it resolves
 * @param severity of an episode when it begins
 * @param threshold score from which its condition is met
 * @param clearThreshold score below which the condition is over; at most the threshold
 * @param escalateThreshold score from which the episode becomes one of {@code escalateTo}; null for
 *     never
 * @param escalateTo the higher severity; null for never
 * @param minimum mentions that a score must rest on to raise
 * @param windowMinutes what is looked back over, 1 to 60, where the kind has a window of its own
 * @param learnMinutes how long an issue must be known before the rule raises
 * @param forMinutes how long the condition must last until it fires
 * @param clearMinutes how long it must be over until the alert resolves
 * @param cooldownMinutes how long after an episode no new one begins
 * @param runbook one line: what to do
 */
public record AlertRule(
    String id,
    String version,
    AlertKind kind,
    boolean enabled,
    Severity severity,
    double threshold,
    double clearThreshold,
    Double escalateThreshold,
    Severity escalateTo,
    long minimum,
    int windowMinutes,
    int learnMinutes,
    int forMinutes,
    int clearMinutes,
    int cooldownMinutes,
    String runbook) {

  public AlertRule {
    if (id == null || id.isBlank() || version == null || kind == null || severity == null) {
      throw new IllegalArgumentException("a rule needs id, version, kind and severity");
    }
    if (!Double.isFinite(threshold) || !(clearThreshold <= threshold)) {
      throw new IllegalArgumentException(
          "rule " + id + ": clearThreshold must be at most the threshold");
    }
    if ((escalateThreshold == null) != (escalateTo == null)
        || (escalateTo != null
            && (escalateTo.compareTo(severity) <= 0 || !(escalateThreshold >= threshold)))) {
      throw new IllegalArgumentException(
          "rule " + id + ": it escalates to a higher severity at a higher threshold");
    }
    if (windowMinutes < 1 || windowMinutes > AlertMemory.MINUTES) {
      throw new IllegalArgumentException("rule " + id + ": windowMinutes must be from 1 to 60");
    }
    if (minimum < 0
        || learnMinutes < 0
        || forMinutes < 0
        || clearMinutes < 0
        || cooldownMinutes < 0) {
      throw new IllegalArgumentException("rule " + id + ": no figure may be below 0");
    }
    if (runbook == null || runbook.isBlank()) {
      throw new IllegalArgumentException("rule " + id + ": it needs a runbook line");
    }
  }

  /**
   * This rule as an issue wants it. Thresholds that do not fit together are mended: the clear
   * threshold comes down to the threshold, an escalation that no longer rises is dropped.
   */
  AlertRule with(AlertOverride override) {
    Severity newSeverity =
        override.severity() == null ? severity : Severity.of(override.severity());
    double newThreshold = override.threshold() == null ? threshold : override.threshold();
    double clear =
        override.clearThreshold() != null
            ? override.clearThreshold()
            : override.threshold() == null
                ? clearThreshold
                : clearThreshold / threshold * newThreshold;
    boolean escalates =
        escalateTo != null
            && escalateTo.compareTo(newSeverity) > 0
            && escalateThreshold >= newThreshold;
    return new AlertRule(
        id,
        version + "/" + "%08x".formatted(override.hashCode()),
        kind,
        override.enabled() == null ? enabled : override.enabled(),
        newSeverity,
        newThreshold,
        Math.min(clear, newThreshold),
        escalates ? escalateThreshold : null,
        escalates ? escalateTo : null,
        minimum,
        windowMinutes,
        learnMinutes,
        override.forMinutes() == null ? forMinutes : override.forMinutes(),
        clearMinutes,
        override.cooldownMinutes() == null ? cooldownMinutes : override.cooldownMinutes(),
        runbook);
  }
}
