package io.firebreak.jobs.sink;

import static io.firebreak.jobs.sink.SqlType.BIGINT;
import static io.firebreak.jobs.sink.SqlType.BOOLEAN;
import static io.firebreak.jobs.sink.SqlType.BYTES;
import static io.firebreak.jobs.sink.SqlType.DOUBLE;
import static io.firebreak.jobs.sink.SqlType.INTEGER;
import static io.firebreak.jobs.sink.SqlType.JSON;
import static io.firebreak.jobs.sink.SqlType.TEXT;
import static io.firebreak.jobs.sink.SqlType.TIMESTAMP;

import io.firebreak.jobs.json.IssueJson;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import java.nio.charset.StandardCharsets;

/** The tables that the jobs write; the columns are those of the migrations. */
public final class Tables {
  private Tables() {}

  public static final Table<ScoredMention> SCORED_MENTION =
      new Table.Builder<ScoredMention>("scored_mention")
          .key("mention_key", TEXT, ScoredMention::mentionKey)
          .key("issue_id", TEXT, ScoredMention::issueId)
          .key("published_at", TIMESTAMP, ScoredMention::publishedAtMillis)
          .column("deleted", BOOLEAN, ScoredMention::deleted)
          .column("revision", BIGINT, ScoredMention::revision)
          .column("platform", TEXT, ScoredMention::platform)
          .column("kind", TEXT, scored -> scored.kind().word())
          .column("parent_key", TEXT, ScoredMention::parentKey)
          .column("author_id", TEXT, ScoredMention::authorId)
          .column("author_handle", TEXT, ScoredMention::authorHandle)
          .column("followers", BIGINT, ScoredMention::followers)
          .column("text", TEXT, ScoredMention::text)
          .column("title", TEXT, ScoredMention::title)
          .column("language", TEXT, ScoredMention::language)
          .column("url", TEXT, ScoredMention::url)
          .column("observed_at", TIMESTAMP, ScoredMention::observedAtMillis)
          .column("hub_link", BOOLEAN, ScoredMention::hubLink)
          .column("source", TEXT, ScoredMention::source)
          .column("source_tier", INTEGER, ScoredMention::sourceTier)
          .column("matched_by", TEXT, ScoredMention::matchedBy)
          .column("stance", TEXT, scored -> scored.stance().word())
          .column("critic", DOUBLE, ScoredMention::critic)
          .column("supporter", DOUBLE, ScoredMention::supporter)
          .column("neutral", DOUBLE, ScoredMention::neutral)
          .column("model", TEXT, ScoredMention::model)
          .build();

  public static final Table<ShareOfVoice> SHARE_OF_VOICE =
      new Table.Builder<ShareOfVoice>("share_of_voice")
          .key("issue_id", TEXT, ShareOfVoice::issueId)
          .key("platform", TEXT, ShareOfVoice::platform)
          .key("window_size", TEXT, ShareOfVoice::windowSize)
          .key("window_start", TIMESTAMP, ShareOfVoice::windowStartMillis)
          .column("comparison_group", TEXT, ShareOfVoice::comparisonGroup)
          .column("share", DOUBLE, ShareOfVoice::share)
          .column("critic_share", DOUBLE, ShareOfVoice::criticShare)
          .column("group_mentions", BIGINT, ShareOfVoice::groupMentions)
          .build();

  public static final Table<DeadLetter> DEAD_LETTER =
      new Table.Builder<DeadLetter>("dead_letter")
          .key("topic", TEXT, DeadLetter::topic)
          .key("partition", INTEGER, DeadLetter::partition)
          .key("offset", BIGINT, DeadLetter::offset)
          .column("reason", TEXT, DeadLetter::reason)
          .column("raw", BYTES, DeadLetter::raw)
          .column("recorded_at", TIMESTAMP, DeadLetter::recordedAtMillis)
          .build();

  public static final Table<Issue> ISSUE =
      new Table.Builder<Issue>("issue")
          .key("issue_id", TEXT, Issue::id)
          .column("name", TEXT, Issue::name)
          .column("comparison_group", TEXT, Issue::comparisonGroup)
          .column("deleted", BOOLEAN, Issue::deleted)
          .column(
              "definition",
              JSON,
              issue -> new String(IssueJson.write(issue), StandardCharsets.UTF_8))
          .build();

  public static final Table<Response> RESPONSE =
      new Table.Builder<Response>("response")
          .key("response_id", TEXT, Response::id)
          .column("issue_id", TEXT, Response::issueId)
          .column("published_at", TIMESTAMP, Response::publishedAtMillis)
          .column("kind", TEXT, Response::kind)
          .column("channel", TEXT, Response::channel)
          .column("url", TEXT, Response::url)
          .column("text", TEXT, Response::text)
          .column("deleted", BOOLEAN, Response::deleted)
          .build();
}
