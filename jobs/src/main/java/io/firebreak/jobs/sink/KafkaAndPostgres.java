package io.firebreak.jobs.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.AlertJson;
import io.firebreak.jobs.json.CoordinatedClusterJson;
import io.firebreak.jobs.json.DeadLetterJson;
import io.firebreak.jobs.json.ResponseEffectJson;
import io.firebreak.jobs.json.ResponseJson;
import io.firebreak.jobs.json.ScoredMentionJson;
import io.firebreak.jobs.json.ShareOfVoiceJson;
import io.firebreak.jobs.json.SpreadWindowJson;
import io.firebreak.jobs.json.StoryMetricJson;
import io.firebreak.jobs.notify.NotifySettings;
import io.firebreak.jobs.notify.NotifyStage;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.data.StoryMetric;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The production outputs: Kafka topics and PostgreSQL tables. */
public final class KafkaAndPostgres implements Outputs {
  private final Settings settings;
  private final Database database;
  private final String job;

  /** The outputs of one job that holds every stage. */
  public KafkaAndPostgres(Settings settings, Database database) {
    this(settings, database, "all");
  }

  /**
   * The outputs of one of several jobs.
   *
   * @param job its name: two jobs that write to one topic, as both do with dead letters, would
   *     fence each other's transactions under the same transactional ids
   */
  public KafkaAndPostgres(Settings settings, Database database, String job) {
    this.settings = settings;
    this.database = database;
    this.job = job;
  }

  @Override
  public void scoredMentions(DataStream<ScoredMention> scored) {
    scored
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_SCORED,
                "scored",
                record -> record.pairKey().getBytes(UTF_8),
                ScoredMentionJson::write))
        .uid("scored-mentions-kafka")
        .name("scored-mentions");
    database(scored, Tables.SCORED_MENTION);
  }

  @Override
  public void spreadWindows(DataStream<SpreadWindow> windows) {
    windows
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_SPREAD,
                "window",
                window -> SpreadWindowJson.key(window).getBytes(UTF_8),
                SpreadWindowJson::write))
        .uid("spread-metrics-kafka")
        .name("spread-metrics");
    database(windows, SpreadWindowTable.SPREAD_WINDOW);
  }

  @Override
  public void sharesOfVoice(DataStream<ShareOfVoice> shares) {
    shares
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_SPREAD,
                "share",
                share -> ShareOfVoiceJson.key(share).getBytes(UTF_8),
                ShareOfVoiceJson::write))
        .uid("share-of-voice-kafka")
        .name("share-of-voice");
    database(shares, Tables.SHARE_OF_VOICE);
  }

  @Override
  public void responseEffects(DataStream<ResponseEffect> effects) {
    effects
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_EFFECTS,
                "effect",
                effect -> ResponseEffectJson.key(effect).getBytes(UTF_8),
                ResponseEffectJson::write))
        .uid("response-effects-kafka")
        .name("response-effects");
    database(effects, Tables.RESPONSE_EFFECT);
  }

  @Override
  public void storyMetrics(DataStream<StoryMetric> stories) {
    stories
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_SPREAD,
                "story",
                story -> StoryMetricJson.key(story).getBytes(UTF_8),
                StoryMetricJson::write))
        .uid("story-metrics-kafka")
        .name("story-metrics");
    database(stories, Tables.STORY_METRIC);
  }

  @Override
  public void alerts(DataStream<Alert> alerts) {
    alerts
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_ALERTS,
                "alert",
                alert -> alert.key().getBytes(UTF_8),
                AlertJson::write))
        .uid("alerts-kafka")
        .name("alerts");
    database(alerts, Tables.ALERT);
    NotifySettings notify = NotifySettings.from(settings);
    if (notify.isOn()) {
      undelivered(NotifyStage.attach(alerts, notify));
    }
  }

  @Override
  public void followUps(DataStream<FollowUpList> lists) {
    database(lists, Tables.FOLLOW_UP);
  }

  @Override
  public void coordinatedClusters(DataStream<CoordinatedCluster> clusters) {
    clusters
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_CLUSTERS,
                "cluster",
                cluster -> CoordinatedClusterJson.key(cluster).getBytes(UTF_8),
                CoordinatedClusterJson::write))
        .uid("coordinated-clusters-kafka")
        .name("coordinated-clusters");
    database(clusters, Tables.COORDINATED_CLUSTER);
  }

  @Override
  public void issues(DataStream<Issue> issues) {
    database(issues, Tables.ISSUE);
  }

  @Override
  public void responses(DataStream<Response> responses) {
    database(responses, Tables.RESPONSE);
  }

  @Override
  public void labels(DataStream<Label> labels) {
    // As many tasks as read them, so that two labels of one mention keep their order.
    labels
        .sinkTo(database.upserts(StanceTables.LABEL))
        .uid("label-table")
        .name("label")
        .setParallelism(labels.getParallelism());
  }

  @Override
  public void stanceQuality(DataStream<StanceQuality> quality) {
    database(quality, StanceTables.STANCE_QUALITY);
  }

  @Override
  public void stanceDrift(DataStream<StanceDrift> drift) {
    database(drift, StanceTables.STANCE_DRIFT);
  }

  @Override
  public void publishResponses(DataStream<Response> responses) {
    responses
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_RESPONSES,
                "own",
                response -> response.id().getBytes(UTF_8),
                ResponseJson::write))
        .uid("responses-kafka")
        .name("responses");
  }

  @Override
  public void deadLetters(DataStream<DeadLetter> deadLetters) {
    deadLetters
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_DEAD,
                "dead-" + job,
                letter -> DeadLetterJson.key(letter).getBytes(UTF_8),
                DeadLetterJson::write))
        .uid("dead-letters-kafka")
        .name("dead-letters");
    database(deadLetters, Tables.DEAD_LETTER);
  }

  private void undelivered(DataStream<DeadLetter> letters) {
    letters
        .sinkTo(
            KafkaOutput.sink(
                settings,
                SettingKeys.TOPIC_DEAD,
                "undelivered",
                letter -> DeadLetterJson.key(letter).getBytes(UTF_8),
                DeadLetterJson::write))
        .uid("undelivered-alerts-kafka")
        .name("undelivered-alerts");
    letters
        .sinkTo(database.upserts(Tables.DEAD_LETTER))
        .uid("undelivered-alerts-table")
        .name("undelivered-alerts");
  }

  private <T> void database(DataStream<T> stream, Table<T> table) {
    stream.sinkTo(database.upserts(table)).uid(table.name() + "-table").name(table.name());
  }
}
