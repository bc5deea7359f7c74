package io.firebreak.jobs;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.pipeline.FlinkDefaults;
import io.firebreak.jobs.pipeline.StancePipeline;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.KafkaAndPostgres;
import io.firebreak.jobs.source.KafkaSources;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.jobs.stance.StanceModels;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Mentions, issues, responses and labels from Kafka become scored mentions in Kafka and PostgreSQL.
 */
public final class StanceJob {
  private StanceJob() {}

  public static void main(String[] arguments) throws Exception {
    if (JobArguments.asksForHelp(arguments)) {
      System.out.print(JobArguments.help("StanceJob"));
      return;
    }
    Settings settings = JobArguments.settings(arguments);
    Pseudonyms pseudonyms = Pseudonyms.from(settings, System.getenv());
    Database database = Database.from(settings, System.getenv());
    database.migrate();
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    environment.setParallelism(settings.get(SettingKeys.PARALLELISM));
    attach(environment, settings, pseudonyms, database);
    environment.execute("Firebreak stance");
  }

  static void attach(
      StreamExecutionEnvironment environment,
      Settings settings,
      Pseudonyms pseudonyms,
      Database database) {
    DataStream<RawRecord> mentions =
        KafkaSources.stream(environment, settings, SettingKeys.TOPIC_MENTIONS, "mentions");
    DataStream<RawRecord> issues =
        KafkaSources.definitionStream(environment, settings, SettingKeys.TOPIC_ISSUES);
    DataStream<RawRecord> labels =
        KafkaSources.definitionStream(environment, settings, SettingKeys.TOPIC_LABELS);
    IngestClock clock = IngestClock.system();
    KafkaAndPostgres outputs = new KafkaAndPostgres(settings, database, "stance");
    var streams =
        StancePipeline.attach(
            mentions,
            issues,
            labels,
            DefinitionFeeds.kafka(settings, clock),
            StanceModels.shipped(settings),
            pseudonyms,
            settings,
            clock,
            false);
    streams.to(outputs);
    outputs.publishResponses(streams.responses());
    outputs.deadLetters(streams.deadLetters());
  }
}
