package io.firebreak.jobs.sink;

import static io.firebreak.jobs.sink.SqlType.BIGINT;
import static io.firebreak.jobs.sink.SqlType.BOOLEAN;
import static io.firebreak.jobs.sink.SqlType.BYTES;
import static io.firebreak.jobs.sink.SqlType.DOUBLE;
import static io.firebreak.jobs.sink.SqlType.INTEGER;
import static io.firebreak.jobs.sink.SqlType.JSON;
import static io.firebreak.jobs.sink.SqlType.TEXT;
import static io.firebreak.jobs.sink.SqlType.TIMESTAMP;

import io.firebreak.jobs.json.AlertJson;
import io.firebreak.jobs.json.FollowUpJson;
import io.firebreak.jobs.json.IssueJson;
import io.firebreak.jobs.json.ResponseEffectJson;
import io.firebreak.jobs.json.StoryMetricJson;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.StoryMetric;
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
          .column("key_message", BOOLEAN, ScoredMention::keyMessage)
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
          .column(
              "unexposed_platforms",
              JSON,
              response -> json(ResponseEffectJson.writeTexts(response.unexposedPlatforms())))
          .column("comparison_issue", TEXT, Response::comparisonIssue)
          .build();

  public static final Table<ResponseEffect> RESPONSE_EFFECT =
      new Table.Builder<ResponseEffect>("response_effect")
          .key("issue_id", TEXT, ResponseEffect::issueId)
          .key("response_id", TEXT, ResponseEffect::responseId)
          .key("look", TEXT, ResponseEffect::look)
          .column(
              "response_ids",
              JSON,
              effect -> json(ResponseEffectJson.writeTexts(effect.responseIds())))
          .column("response_at", TIMESTAMP, ResponseEffect::responseAtMillis)
          .column("look_at", TIMESTAMP, ResponseEffect::lookAtMillis)
          .column("verdict", TEXT, ResponseEffect::verdict)
          .column("confidence", TEXT, ResponseEffect::confidence)
          .column("frozen", BOOLEAN, ResponseEffect::frozen)
          .column("reasons", JSON, effect -> json(ResponseEffectJson.writeTexts(effect.reasons())))
          .column("probability_slowed", DOUBLE, ResponseEffect::probabilitySlowed)
          .column("reduction", DOUBLE, ResponseEffect::reduction)
          .column("reduction_low", DOUBLE, ResponseEffect::reductionLow)
          .column("reduction_high", DOUBLE, ResponseEffect::reductionHigh)
          .column("averted_at_least", DOUBLE, ResponseEffect::avertedAtLeast)
          .column("averted_median", DOUBLE, ResponseEffect::avertedMedian)
          .column("averted_at_most", DOUBLE, ResponseEffect::avertedAtMost)
          .column("averted_open_ended", BOOLEAN, ResponseEffect::avertedOpenEnded)
          .column("detectable_reduction", DOUBLE, ResponseEffect::detectableReduction)
          .column("detectable_reduction_later", DOUBLE, ResponseEffect::detectableReductionLater)
          .column("enough_after_hours", DOUBLE, ResponseEffect::enoughAfterHours)
          .column("hours_before", DOUBLE, ResponseEffect::hoursBefore)
          .column("hours_after", DOUBLE, ResponseEffect::hoursAfter)
          .column("windows_before", BIGINT, ResponseEffect::windowsBefore)
          .column("windows_after", BIGINT, ResponseEffect::windowsAfter)
          .column("blind_hours", DOUBLE, ResponseEffect::blindHours)
          .column("mentions_before", DOUBLE, ResponseEffect::mentionsBefore)
          .column("mentions_after", DOUBLE, ResponseEffect::mentionsAfter)
          .column("kernel", TEXT, ResponseEffect::kernel)
          .column("control", TEXT, ResponseEffect::control)
          .column("control_used", BOOLEAN, ResponseEffect::controlUsed)
          .column("naive_change", DOUBLE, ResponseEffect::naiveChange)
          .column("naive_hours", DOUBLE, ResponseEffect::naiveHours)
          .column("reproduction_before", DOUBLE, ResponseEffect::reproductionBefore)
          .column("reproduction_before_low", DOUBLE, ResponseEffect::reproductionBeforeLow)
          .column("reproduction_before_high", DOUBLE, ResponseEffect::reproductionBeforeHigh)
          .column("reproduction_after", DOUBLE, ResponseEffect::reproductionAfter)
          .column("reproduction_after_low", DOUBLE, ResponseEffect::reproductionAfterLow)
          .column("reproduction_after_high", DOUBLE, ResponseEffect::reproductionAfterHigh)
          .column("placebo_tests", BIGINT, ResponseEffect::placeboTests)
          .column("placebo_false_slowed", DOUBLE, ResponseEffect::placeboFalseSlowed)
          .column("sentence", TEXT, ResponseEffect::sentence)
          .column("curve", JSON, effect -> json(ResponseEffectJson.writeCurve(effect.curve())))
          .build();

  public static final Table<StoryMetric> STORY_METRIC =
      new Table.Builder<StoryMetric>("story_metric")
          .key("issue_id", TEXT, StoryMetric::issueId)
          .column("from_at", TIMESTAMP, StoryMetric::fromMillis)
          .column("until_at", TIMESTAMP, StoryMetric::untilMillis)
          .column("mentions", BIGINT, StoryMetric::mentions)
          .column("critics", BIGINT, StoryMetric::critics)
          .column("onset_at", TIMESTAMP, StoryMetric::onsetMillis)
          .column("peak_at", TIMESTAMP, StoryMetric::peakMillis)
          .column("peak_critics", BIGINT, StoryMetric::peakCritics)
          .column("time_to_peak_hours", DOUBLE, StoryMetric::timeToPeakHours)
          .column("half_life_hours", DOUBLE, StoryMetric::halfLifeHours)
          .column("tail_hours", DOUBLE, StoryMetric::tailHours)
          .column("first_response_at", TIMESTAMP, StoryMetric::firstResponseMillis)
          .column("response_hours", DOUBLE, StoryMetric::responseHours)
          .column("hub_first_lag_hours", DOUBLE, StoryMetric::hubFirstLagHours)
          .column("hub_adoption", DOUBLE, StoryMetric::hubAdoption)
          .column("hub_adoption_after", DOUBLE, StoryMetric::hubAdoptionAfter)
          .column("first_reputable_hub_link_hours", DOUBLE, StoryMetric::firstReputableHubLinkHours)
          .column("pull_through", DOUBLE, StoryMetric::pullThrough)
          .column("pull_through_after", DOUBLE, StoryMetric::pullThroughAfter)
          .column("reputable_critics", BIGINT, StoryMetric::reputableCritics)
          .column("first_reputable_critic_hours", DOUBLE, StoryMetric::firstReputableCriticHours)
          .column("segments", JSON, story -> json(StoryMetricJson.writeSegments(story.segments())))
          .build();

  /** What a person acknowledged stands in columns of its own, which no upsert touches. */
  public static final Table<Alert> ALERT =
      new Table.Builder<Alert>("alert")
          .key("issue_id", TEXT, Alert::issueId)
          .key("rule_id", TEXT, Alert::ruleId)
          .key("episode", TEXT, Alert::episode)
          .column("kind", TEXT, Alert::kind)
          .column("subject", TEXT, Alert::subject)
          .column("state", TEXT, Alert::state)
          .column("severity", TEXT, Alert::severity)
          .column("since", TIMESTAMP, Alert::sinceMillis)
          .column("fired_at", TIMESTAMP, Alert::firedAtMillis)
          .column("until", TIMESTAMP, Alert::untilMillis)
          .column("known_at", TIMESTAMP, Alert::atMillis)
          .column("value", DOUBLE, Alert::value)
          .column("baseline", DOUBLE, Alert::baseline)
          .column("summary", TEXT, Alert::summary)
          .column("why", JSON, alert -> json(AlertJson.writeWhy(alert)))
          .build();

  /** What people do with it stands in a table of its own. */
  public static final Table<FollowUpList> FOLLOW_UP =
      new Table.Builder<FollowUpList>("follow_up")
          .key("issue_id", TEXT, FollowUpList::issueId)
          .column("known_at", TIMESTAMP, FollowUpList::knownAtMillis)
          .column("mentions", BIGINT, list -> (long) list.mentions())
          .column("list", JSON, list -> json(FollowUpJson.writeEntries(list)))
          .build();

  public static final Table<CoordinatedCluster> COORDINATED_CLUSTER =
      new Table.Builder<CoordinatedCluster>("coordinated_cluster")
          .key("issue_id", TEXT, CoordinatedCluster::issueId)
          .key("cluster_id", TEXT, CoordinatedCluster::clusterId)
          .column("kind", TEXT, CoordinatedCluster::kind)
          .column("first_at", TIMESTAMP, CoordinatedCluster::firstAtMillis)
          .column("last_at", TIMESTAMP, CoordinatedCluster::lastAtMillis)
          .column("known_at", TIMESTAMP, CoordinatedCluster::knownAtMillis)
          .column("mentions", BIGINT, CoordinatedCluster::mentions)
          .column("authors", BIGINT, CoordinatedCluster::authors)
          .column("critics", BIGINT, CoordinatedCluster::critics)
          .column("score", DOUBLE, CoordinatedCluster::score)
          .column("reason", TEXT, CoordinatedCluster::reason)
          .column(
              "mention_keys",
              JSON,
              cluster -> json(ResponseEffectJson.writeTexts(cluster.mentionKeys())))
          .column(
              "author_keys",
              JSON,
              cluster -> json(ResponseEffectJson.writeTexts(cluster.authorKeys())))
          .build();

  private static String json(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
