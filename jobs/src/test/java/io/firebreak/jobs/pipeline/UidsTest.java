package io.firebreak.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.KafkaAndPostgres;
import io.firebreak.jobs.source.RawRecord;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Savepoints are restored by uid: a change of this list is a change that users must be told of. */
class UidsTest {

  @Test
  void theUidsAreThoseThatSavepointsHold() {
    Settings settings = Settings.defaults();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    FirebreakPipeline.attach(
        new FirebreakPipeline.Inputs(
            source(environment, "mentions"),
            source(environment, "issues"),
            source(environment, "responses"),
            source(environment, "labels")),
        new DefinitionFeeds(DefinitionFeed.none(), DefinitionFeed.none()),
        KeywordModel::new,
        Pseudonyms.none(),
        settings,
        IngestClock.fixed(0),
        false,
        new KafkaAndPostgres(settings, new Database("jdbc:postgresql:x", "x", null, 1, 1)));

    TreeSet<String> uids = new TreeSet<>();
    environment.getStreamGraph().getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .filter(Objects::nonNull)
        .forEach(uids::add);

    assertThat(String.join("\n", uids)).isEqualTo(GOLDEN.trim());
  }

  private static final String GOLDEN =
      """
      Sink Committer: alerts-kafka
      Sink Committer: coordinated-clusters-kafka
      Sink Committer: dead-letters-kafka
      Sink Committer: response-effects-kafka
      Sink Committer: scored-mentions-kafka
      Sink Committer: share-of-voice-kafka
      Sink Committer: spread-metrics-kafka
      Sink Committer: story-metrics-kafka
      alert-table
      alerts-kafka
      alerts-see-effects
      alerts-see-issues
      alerts-see-mentions
      alerts-see-stances
      alerts-see-windows
      compact-mentions
      compare-effects
      coordinated-clusters-kafka
      coordinated_cluster-table
      coordination-fingerprints
      coordination-texts
      count-groups
      count-mentions-once
      dead-letters-kafka
      dead_letter-table
      find-coordination
      follow-responses
      follow-up-sees-clusters
      follow-up-sees-issues
      follow-up-sees-mentions
      follow-up-sees-responses
      follow-up-sees-statements
      follow_up-table
      issue-definitions
      issue-table
      issues
      judge-mentions
      judged-reposts
      judged-stances
      judged-standing
      judged-written
      label-table
      labels
      make-follow-up-lists
      match-issues
      measure-effects
      measure-shares
      measure-spread
      mentions
      owned-responses
      owned-statements
      parse-issues
      parse-issues-times
      parse-labels
      parse-mentions
      parse-mentions-times
      parse-responses
      parse-responses-times
      raise-alerts
      rate-stances
      response-effects-kafka
      response-table
      response_effect-table
      responses
      scored
      scored-mentions-kafka
      scored_mention-table
      share-of-voice-kafka
      share_of_voice-table
      spread-metrics-kafka
      spread_window-table
      stance_drift-table
      stance_quality-table
      story-metrics-kafka
      story_metric-table
      take-stance
      tell-stories
      thread-follow
      thread-linked
      thread-mentions
      thread-settle
      watch-drift
      """;

  private static DataStream<RawRecord> source(StreamExecutionEnvironment environment, String name) {
    return environment
        .fromData(new RawRecord(name, 0, 0, 0, null, new byte[0]))
        .uid(name)
        .setParallelism(1);
  }
}
