package io.firebreak.jobs;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IngestSettings;
import io.firebreak.jobs.ingest.IngestStage;
import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.ParseRecords;
import io.firebreak.jobs.pipeline.FlinkDefaults;
import io.firebreak.jobs.pipeline.SpreadPipeline;
import io.firebreak.jobs.pipeline.StancePipeline;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.KafkaAndPostgres;
import io.firebreak.jobs.source.KafkaSources;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.models.data.Issue;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Scored mentions and responses from Kafka become spread metrics in Kafka and PostgreSQL. */
public final class SpreadJob {
  private SpreadJob() {}

  public static void main(String[] arguments) throws Exception {
    if (JobArguments.asksForHelp(arguments)) {
      System.out.print(JobArguments.help("SpreadJob"));
      return;
    }
    Settings settings = JobArguments.settings(arguments);
    Database database = Database.from(settings, System.getenv());
    database.migrate();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    environment.setParallelism(settings.get(SettingKeys.PARALLELISM));
    attach(environment, settings, database);
    environment.execute("Firebreak spread");
  }

  static void attach(StreamExecutionEnvironment environment, Settings settings, Database database) {
    IngestSettings ingest = IngestSettings.from(settings, false);
    DataStream<RawRecord> records =
        KafkaSources.stream(environment, settings, SettingKeys.TOPIC_SCORED, "scored-mentions");
    DataStream<RawRecord> responses =
        KafkaSources.definitionStream(environment, settings, SettingKeys.TOPIC_RESPONSES);
    // StanceJob tells of those that cannot be read.
    DataStream<Issue> issues =
        IngestStage.issues(
                KafkaSources.definitionStream(environment, settings, SettingKeys.TOPIC_ISSUES),
                ingest)
            .map(IssueUpdate::issue)
            .returns(Issue.class)
            .uid(StancePipeline.ISSUES_UID)
            .setParallelism(1);
    KafkaAndPostgres outputs = new KafkaAndPostgres(settings, database, "spread");
    var parsed = IngestStage.scored(records, ingest);
    var streams =
        SpreadPipeline.attach(
            IngestStage.withScoredTimes(parsed, ingest),
            responses,
            null,
            issues,
            Pseudonyms.ifKeyed(settings, System.getenv()),
            settings,
            IngestClock.system(),
            false);
    streams.to(outputs);
    outputs.deadLetters(
        parsed.getSideOutput(ParseRecords.DEAD_LETTERS).union(streams.deadLetters()));
  }
}
