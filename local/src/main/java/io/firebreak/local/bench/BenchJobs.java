package io.firebreak.local.bench;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IngestSettings;
import io.firebreak.jobs.ingest.IngestStage;
import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.ParseRecords;
import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.pipeline.FlinkDefaults;
import io.firebreak.jobs.pipeline.SpreadPipeline;
import io.firebreak.jobs.pipeline.StancePipeline;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.KafkaAndPostgres;
import io.firebreak.jobs.source.KafkaRecords;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.jobs.stance.StanceModels;
import io.firebreak.local.embedded.EmbeddedFlink;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.models.data.Issue;
import io.firebreak.models.stance.StanceMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs with their real sinks, over a topic that ends. */
final class BenchJobs {
  private static final int PARALLELISM = 2;

  private final BenchServices services;
  private final Settings settings;
  private final Database database;

  /**
   * @param run tells the runs' transactions apart
   */
  BenchJobs(BenchServices services, String run) {
    this.services = services;
    settings =
        Settings.of(
            Map.of(
                SettingKeys.KAFKA_SERVERS.name(),
                services.kafka(),
                SettingKeys.KAFKA_GROUP.name(),
                "bench-" + run,
                // The encoder would be nearly all that is measured; StanceBench measures it alone.
                SettingKeys.STANCE_MODE.name(),
                StanceMode.FAST.word(),
                SettingKeys.PARALLELISM.name(),
                Integer.toString(PARALLELISM)));
    database =
        new Database(
            services.jdbcUrl(),
            services.user(),
            services.password(),
            settings.get(SettingKeys.DATABASE_BATCH),
            settings.get(SettingKeys.DATABASE_BATCH_MILLIS));
  }

  void migrate() {
    database.migrate();
  }

  void stance(String topic, int issues) throws InterruptedException, ExecutionException {
    StreamExecutionEnvironment environment = environment();
    var streams =
        StancePipeline.attach(
            bounded(environment, topic, PARALLELISM),
            bounded(environment, "issues", 1),
            bounded(environment, "labels", 1),
            new DefinitionFeeds(
                () -> DefinitionFeed.readOnce(definitions(issues)), DefinitionFeed.none()),
            StanceModels.shipped(settings),
            Pseudonyms.none(),
            settings,
            IngestClock.system(),
            false);
    KafkaAndPostgres outputs = new KafkaAndPostgres(settings, database);
    streams.to(outputs);
    outputs.deadLetters(streams.deadLetters());
    run(environment);
  }

  private static List<IssueUpdate> definitions(int issues) {
    List<String> none = List.of();
    List<IssueUpdate> definitions = new ArrayList<>();
    for (int i = 0; i < issues; i++) {
      Issue issue =
          new Issue(
              "issue-" + i, false, "Brand " + i, none, none, none, none, none, null, none, none);
      definitions.add(new IssueUpdate(issue, i));
    }
    return definitions;
  }

  void spread(String topic) throws InterruptedException, ExecutionException {
    StreamExecutionEnvironment environment = environment();
    IngestSettings ingest = IngestSettings.from(settings, false);
    var parsed = IngestStage.scored(bounded(environment, topic, PARALLELISM), ingest);
    var streams =
        SpreadPipeline.attach(
            IngestStage.withScoredTimes(parsed, ingest),
            bounded(environment, "responses", 1),
            null,
            IngestStage.issues(bounded(environment, "issues", 1), ingest)
                .map(IssueUpdate::issue)
                .returns(Issue.class)
                .uid("issue-definitions"),
            Pseudonyms.none(),
            settings,
            IngestClock.system(),
            false);
    KafkaAndPostgres outputs = new KafkaAndPostgres(settings, database);
    streams.to(outputs);
    outputs.deadLetters(
        parsed.getSideOutput(ParseRecords.DEAD_LETTERS).union(streams.deadLetters()));
    run(environment);
  }

  private StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    environment.setParallelism(PARALLELISM);
    return environment;
  }

  private DataStream<RawRecord> bounded(
      StreamExecutionEnvironment environment, String topic, int parallelism) {
    return environment
        .fromSource(
            KafkaSource.<RawRecord>builder()
                .setBootstrapServers(services.kafka())
                .setTopics(topic)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new KafkaRecords())
                .build(),
            WatermarkStrategy.noWatermarks(),
            topic)
        .uid(topic)
        .setParallelism(parallelism);
  }

  private static void run(StreamExecutionEnvironment environment)
      throws InterruptedException, ExecutionException {
    try (Workspace workspace = Workspace.create();
        EmbeddedFlink flink =
            EmbeddedFlink.start(workspace, Ports.ANY, PARALLELISM, new Configuration())) {
      flink.submit(environment, "Firebreak bench").getJobExecutionResult().get();
    }
  }
}
