package io.firebreak.jobs.coordination;

import io.firebreak.jobs.types.PlainType;
import io.firebreak.models.coordination.TextSeen;
import io.firebreak.models.data.ScoredMention;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What the search for coordination sees of one mention.
 *
 * @param key {@code platform:id} of the mention
 * @param publishedAtMillis event time
 * @param text what is looked at; null where the mention is to be left out from now on
 */
public record TextOfIssue(String issueId, String key, long publishedAtMillis, TextSeen text) {

  /** How Flink carries it. */
  public static final TypeInformation<TextOfIssue> TYPE =
      new PlainType<>(TextOfIssue.class, new TextOfIssueSerializer());

  static TextOfIssue of(ScoredMention mention) {
    return new TextOfIssue(
        mention.issueId(), mention.mentionKey(), mention.publishedAtMillis(), TextSeen.of(mention));
  }
}
