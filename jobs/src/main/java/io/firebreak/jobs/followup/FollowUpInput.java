package io.firebreak.jobs.followup;

import io.firebreak.jobs.types.PlainType;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseIds;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.followup.SeenMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * One thing that the follow-up list of an issue hangs on.
 *
 * @param issueId the issue
 * @param what which of the following it is
 * @param mention a mention that stands; null otherwise
 * @param keys key of a mention that no longer stands; key of an own statement or of the mention
 *     that is answered, or two that may be meant; keys of mentions and authors not to engage; own
 *     accounts
 * @param clusterId the cluster that is not to be engaged, or whose accounts may be again; null for
 *     other input
 * @param reason why not to engage; null where that holds no more, and for other input
 * @param atMillis until a day after which the keys matter; own accounts matter until others come
 */
public record FollowUpInput(
    String issueId,
    What what,
    SeenMention mention,
    List<String> keys,
    String clusterId,
    String reason,
    long atMillis) {

  /** A cluster below this score stands no more. */
  private static final double STANDS = 0.5;

  /** The kinds of input. */
  public enum What {
    MENTION,
    GONE,
    OWN,
    AVOID,
    ANSWER,
    NO_ANSWER,
    ACCOUNTS
  }

  /** How Flink carries it. */
  public static final TypeInformation<FollowUpInput> TYPE =
      new PlainType<>(FollowUpInput.class, new FollowUpInputSerializer());

  static FollowUpInput of(ScoredMention scored) {
    if (scored.deleted()) {
      return new FollowUpInput(
          scored.issueId(), What.GONE, null, List.of(scored.mentionKey()), null, null, 0);
    }
    SeenMention mention =
        new SeenMention(
            scored.mentionKey(),
            scored.parentKey(),
            scored.platform(),
            scored.publishedAtMillis(),
            scored.authorId(),
            Objects.equals(scored.authorHandle(), scored.authorId()) ? null : scored.authorHandle(),
            scored.followers(),
            scored.sourceTier(),
            scored.kind() == MentionKind.REPLY,
            scored.critic() == null ? 0 : scored.critic(),
            scored.neutral() == null ? 0 : scored.neutral());
    return new FollowUpInput(
        scored.issueId(), What.MENTION, mention, List.of(), null, null, scored.publishedAtMillis());
  }

  /** Whether a response answers a mention, or did; or is a statement, which is a mention too. */
  static boolean isSeen(Response response) {
    return !ResponseIds.answered(response).isEmpty()
        || (!response.deleted() && !ResponseIds.statement(response).isEmpty());
  }

  /** Of a response that is seen. */
  static FollowUpInput of(Response response) {
    List<String> answered = ResponseIds.answered(response);
    What what =
        answered.isEmpty()
            ? What.OWN
            : ResponseIds.answers(response) ? What.ANSWER : What.NO_ANSWER;
    return new FollowUpInput(
        response.issueId(),
        what,
        null,
        answered.isEmpty() ? ResponseIds.statement(response) : answered,
        null,
        null,
        response.publishedAtMillis());
  }

  /** Of an issue: its own accounts. */
  static FollowUpInput of(Issue issue) {
    return new FollowUpInput(
        issue.id(),
        What.ACCOUNTS,
        null,
        issue.deleted() ? List.of() : issue.ownedAccounts(),
        null,
        null,
        0);
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
        cluster.clusterId(),
        stands ? cluster.reason() : null,
        cluster.knownAtMillis());
  }
}
