package io.firebreak.local.report;

import io.firebreak.models.data.Alert;

/**
 * An alert as the page shows it.
 *
 * @param issueId the issue
 * @param ruleId the rule
 * @param kind what the rule measures, a word of {@code io.firebreak.models.alerts.AlertKind}
 * @param subject the platform, response or mention it is about; null for the whole issue
 * @param severity {@code page}, {@code ticket} or {@code info}
 * @param firedAtMillis when it began to fire
 * @param untilMillis when it resolved; null while it fires
 * @param summary one sentence
 * @param runbook what to do
 * @param ackedBy who sees to it; null for nobody, or where acknowledgements are not kept
 * @param ackedAtMillis since when; null likewise
 */
public record SeenAlert(
    String issueId,
    String ruleId,
    String kind,
    String subject,
    String severity,
    long firedAtMillis,
    Long untilMillis,
    String summary,
    String runbook,
    String ackedBy,
    Long ackedAtMillis) {

  static final String PAGE = "page";
  static final String TICKET = "ticket";
  static final String BLIND = "blind";

  /** An alert that nobody has acknowledged. */
  public static SeenAlert of(Alert alert) {
    return new SeenAlert(
        alert.issueId(),
        alert.ruleId(),
        alert.kind(),
        alert.subject(),
        alert.severity(),
        alert.firedAtMillis(),
        alert.untilMillis(),
        alert.summary(),
        alert.runbook(),
        null,
        null);
  }

  boolean isOpen() {
    return untilMillis == null;
  }

  /** True where it fires, calls for somebody, and nobody sees to it. */
  boolean awaitsAck() {
    return isOpen() && ackedBy == null && urgency() < 2;
  }

  /** Most urgent first: 0 for a page, 1 for a ticket, 2 for anything else. */
  int urgency() {
    return severity.equals(PAGE) ? 0 : severity.equals(TICKET) ? 1 : 2;
  }
}
