package io.firebreak.jobs.thread;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseIds;
import io.firebreak.models.data.ScoredMention;
import java.util.List;

/**
 * Makes responses of what the subject's own accounts publish about the issue: statements, that is
 * originals and quotes. A reply to one person, or a repost, is no statement.
 */
final class OwnedResponses {
  /** The kind of a response that comes from a mention. */
  private static final String KIND = "statement";

  private OwnedResponses() {}

  static boolean isStatement(UnjudgedMention unjudged) {
    MentionKind kind = unjudged.mention().kind();
    return unjudged.owned() && (kind == MentionKind.ORIGINAL || kind == MentionKind.QUOTE);
  }

  /** The response; withdrawn when the mention was deleted. */
  static Response of(UnjudgedMention unjudged) {
    ScoredMention mention = unjudged.mention();
    return new Response(
        ResponseIds.ofStatement(mention.issueId(), mention.mentionKey()),
        mention.deleted(),
        mention.issueId(),
        mention.publishedAtMillis(),
        KIND,
        mention.platform(),
        mention.url(),
        mention.text(),
        List.of());
  }
}
