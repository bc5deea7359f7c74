package io.firebreak.models.data;

import java.util.List;

/**
 * What one rule has to say of one issue in one episode. A later record of the same issue, rule and
 * episode replaces it: it may revise figures, raise the severity once, and at last resolve. All
 * times are event times.
 *
 * @param issueId the issue
 * @param ruleId the rule
 * @param episode names the episode: what it is about ({@code subject@}, where a rule watches
 *     several things) and when it began to fire
 * @param ruleVersion version of the rule; after a slash a mark of what the issue changed in it
 * @param kind what the rule measures, a word of {@code io.firebreak.models.alerts.AlertKind}
 * @param subject the platform, response or mention it is about; null where it is the whole issue
 * @param state {@code firing} or {@code resolved}
 * @param severity {@code page}, {@code ticket} or {@code info}
 * @param sinceMillis when its condition was first met
 * @param firedAtMillis when it began to fire: its condition had lasted as long as the rule asks
 * @param untilMillis when it resolved; null while it fires
 * @param atMillis what this record knows: everything up to this time
 * @param value what was measured, in the unit of the kind
 * @param baseline what is usual, in the same unit; null where there is no such thing
 * @param limit from where the rule raises, in the same unit
 * @param peak the greatest value of the episode
 * @param windowStartMillis start of what the value was measured over
 * @param windowEndMillis its end
 * @param summary one sentence for a person
 * @param mentions at most five mentions with the widest reach in it
 * @param runbook what to do
 * @param dashboard http(s) address of the dashboard; null when none is set
 */
public record Alert(
    String issueId,
    String ruleId,
    String episode,
    String ruleVersion,
    String kind,
    String subject,
    String state,
    String severity,
    long sinceMillis,
    long firedAtMillis,
    Long untilMillis,
    long atMillis,
    double value,
    Double baseline,
    double limit,
    double peak,
    long windowStartMillis,
    long windowEndMillis,
    String summary,
    List<AlertMention> mentions,
    String runbook,
    String dashboard) {

  /** The state while an alert lasts. */
  public static final String FIRING = "firing";

  /** The state when it is over. */
  public static final String RESOLVED = "resolved";

  /** {@code issue|rule|episode}: the record's key, and its identity everywhere. */
  public String key() {
    return issueId + "|" + ruleId + "|" + episode;
  }
}
