package io.firebreak.jobs.alerts;

import io.firebreak.jobs.types.PlainType;
import io.firebreak.models.alerts.CoordinationSeen;
import io.firebreak.models.alerts.LookSeen;
import io.firebreak.models.alerts.MentionSeen;
import io.firebreak.models.alerts.WindowSeen;
import io.firebreak.models.data.AlertOverride;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.SpreadWindow;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * One thing that the rules of an issue see; all of its parts but one are null.
 *
 * @param issueId the issue
 * @param minute from which minute on it is known, in minutes from the epoch
 * @param definition what the issue changes in the rules; null for no definition
 * @param withdrawn true where the definition withdraws the issue
 */
public record AlertInput(
    String issueId,
    long minute,
    WindowSeen window,
    MentionSeen mention,
    LookSeen look,
    CoordinationSeen coordination,
    List<AlertOverride> definition,
    boolean withdrawn) {

  /** How Flink carries it. */
  public static final TypeInformation<AlertInput> TYPE =
      new PlainType<>(AlertInput.class, new AlertInputSerializer());

  private static final long MINUTE_MILLIS = 60_000;

  static AlertInput of(SpreadWindow row) {
    WindowSeen window = WindowSeen.of(row);
    return new AlertInput(row.issueId(), window.endMinute(), window, null, null, null, null, false);
  }

  static AlertInput of(ScoredMention mention) {
    return new AlertInput(
        mention.issueId(),
        Math.floorDiv(mention.publishedAtMillis(), MINUTE_MILLIS) + 1,
        null,
        MentionSeen.of(mention),
        null,
        null,
        null,
        false);
  }

  static AlertInput of(ResponseEffect effect) {
    return new AlertInput(
        effect.issueId(),
        -Math.floorDiv(-effect.lookAtMillis(), MINUTE_MILLIS),
        null,
        null,
        LookSeen.of(effect),
        null,
        null,
        false);
  }

  static AlertInput of(Issue issue) {
    List<AlertOverride> alerts = issue.alerts() == null ? List.of() : issue.alerts();
    return new AlertInput(issue.id(), 0, null, null, null, null, alerts, issue.deleted());
  }

  /** What a look for coordination found, at the end of its minute. */
  public static AlertInput of(String issueId, CoordinationSeen seen) {
    return new AlertInput(issueId, seen.endMinute(), null, null, null, seen, null, false);
  }

  /** Whether something happened, rather than that a window passed without a mention. */
  boolean isEvent() {
    return coordination == null && (window == null || window.mentions() > 0);
  }
}
