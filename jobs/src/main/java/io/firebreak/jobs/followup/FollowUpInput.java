package io.firebreak.jobs.followup;

import io.firebreak.jobs.types.PlainType;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.followup.SeenMention;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * One thing that the follow-up list of an issue hangs on.
 *
 * @param issueId the issue
 * @param what which of the following it is
 * @param mention a mention that stands; null otherwise
 * @param keys key of a mention that no longer stands; key of an own statement; keys of mentions and
 *     authors not to engage
 * @param reason why not to engage; null where that holds no more, and for other input
 * @param atMillis until a day after which the keys matter
 */
public record FollowUpInput(
    String issueId,
    What what,
    SeenMention mention,
    List<String> keys,
    String reason,
    long atMillis) {

  /** A cluster below this score stands no more. */
  private static final double STANDS = 0.5;

  /** The kinds of input. */
  public enum What {
    MENTION,
    GONE,
    OWN,
    AVOID
  }

  /** How Flink carries it. */
  public static final TypeInformation<FollowUpInput> TYPE =
      new PlainType<>(FollowUpInput.class, new FollowUpInputSerializer());

  static FollowUpInput of(ScoredMention scored) {
    if (scored.deleted()) {
      return new FollowUpInput(
          scored.issueId(), What.GONE, null, List.of(scored.mentionKey()), null, 0);
    }
    SeenMention mention =
        new SeenMention(
            scored.mentionKey(),
            scored.parentKey(),
            scored.platform(),
            scored.publishedAtMillis(),
            scored.authorId(),
            scored.followers(),
            scored.sourceTier(),
            scored.critic() == null ? 0 : scored.critic(),
            scored.neutral() == null ? 0 : scored.neutral());
    return new FollowUpInput(
        scored.issueId(), What.MENTION, mention, List.of(), null, scored.publishedAtMillis());
  }

  /** Whether a response is a statement of an own account, which is a mention too. */
  static boolean isStatement(Response response) {
    return !response.deleted()
        && response.id().startsWith(response.issueId() + "/")
        && response.id().indexOf(':', response.issueId().length()) > 0;
  }

  static FollowUpInput of(Response statement) {
    return new FollowUpInput(
        statement.issueId(),
        What.OWN,
        null,
        List.of(statement.id().substring(statement.issueId().length() + 1).replace("%7C", "|")),
        null,
        statement.publishedAtMillis());
  }

  static FollowUpInput of(CoordinatedCluster cluster) {
    boolean stands = cluster.score() >= STANDS;
    List<String> keys = new ArrayList<>(cluster.mentionKeys());
    keys.addAll(cluster.authorKeys());
    return new FollowUpInput(
        cluster.issueId(),
        What.AVOID,
        null,
        keys,
        stands ? cluster.reason() : null,
        cluster.knownAtMillis());
  }
}
