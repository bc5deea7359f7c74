package io.firebreak.local.demo;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.pipeline.FirebreakPipeline;
import io.firebreak.jobs.pipeline.FlinkDefaults;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Database;
import io.firebreak.jobs.sink.KafkaAndPostgres;
import io.firebreak.jobs.source.KafkaSources;
import io.firebreak.jobs.stance.StanceModels;
import io.firebreak.local.demo.DemoTruth.Comparison;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.EmbeddedServices;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.local.report.ReportData;
import io.firebreak.local.report.ReportDataBuilder;
import io.firebreak.local.situation.ReportDatabase;
import io.firebreak.local.situation.Scope;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.Truth;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the real pipeline over a simulation: real Kafka, real Flink, real PostgreSQL. */
public final class Demo {
  private static final int PARALLELISM = 2;
  private static final long DRAIN_SECONDS = 120;
  private static final long QUIET_MILLIS = 3_000;

  /** Quiet for this long is an end too: where little happens, the last windows have no row. */
  private static final long LONG_QUIET_MILLIS = 20_000;

  private final EmbeddedServices services;
  private final Settings settings;
  private final DemoDatabase database;

  /** On services that run. */
  public Demo(EmbeddedServices services) {
    this.services = services;
    EmbeddedDatabase embedded = services.database();
    database = new DemoDatabase(embedded);
    settings =
        Settings.of(
            Map.of(
                SettingKeys.KAFKA_SERVERS.name(),
                services.kafka().bootstrapServers(),
                SettingKeys.DATABASE_URL.name(),
                embedded.jdbcUrl(),
                SettingKeys.DATABASE_USER.name(),
                embedded.user(),
                SettingKeys.DATABASE_BATCH_MILLIS.name(),
                "200ms",
                SettingKeys.CHECKPOINT_INTERVAL.name(),
                "2s",
                // Hours pass in seconds here: partitions drift apart by minutes of event time.
                SettingKeys.INGEST_DISORDER.name(),
                "15m",
                SettingKeys.THREAD_PARENT_WAIT.name(),
                "48h",
                SettingKeys.PARALLELISM.name(),
                Integer.toString(PARALLELISM)));
  }

  /** The Kafka topics, as in production. */
  public static List<TopicSpec> topics() {
    return List.of(
        new TopicSpec("mentions", PARALLELISM, false),
        new TopicSpec("issues", 1, true),
        new TopicSpec("responses", 1, true),
        new TopicSpec("labels", 1, true),
        new TopicSpec("scored-mentions", PARALLELISM, false),
        new TopicSpec("spread-metrics", PARALLELISM, false),
        new TopicSpec("response-effects", 1, true),
        new TopicSpec("alerts", 1, true),
        new TopicSpec("coordinated-clusters", 1, true),
        new TopicSpec("dead-letters", 1, false));
  }

  /** Task slots that the job needs. */
  public static int slots() {
    return PARALLELISM;
  }

  /** What the demo tells while it runs. */
  public interface Listener extends DemoPlayer.Listener {
    void stands(DemoStanding standing);
  }

  /** Makes the topics and the tables, lets the dashboards' role in and starts the job. */
  public JobClient start(Simulation simulation) throws SQLException {
    services.kafka().createTopics(topics());
    Database tables =
        new Database(
            services.database().jdbcUrl(),
            services.database().user(),
            services.database().password(),
            settings.get(SettingKeys.DATABASE_BATCH),
            settings.get(SettingKeys.DATABASE_BATCH_MILLIS));
    tables.migrate();
    database.letReaderIn(services.database().password());
    try (DemoPlayer player = new DemoPlayer(services.kafka().bootstrapServers())) {
      player.issues(simulation.issues());
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.configuration(settings));
    environment.setParallelism(PARALLELISM);
    IngestClock clock = IngestClock.system();
    FirebreakPipeline.attach(
        new FirebreakPipeline.Inputs(
            KafkaSources.stream(environment, settings, SettingKeys.TOPIC_MENTIONS, "mentions"),
            KafkaSources.definitionStream(environment, settings, SettingKeys.TOPIC_ISSUES),
            KafkaSources.definitionStream(environment, settings, SettingKeys.TOPIC_RESPONSES),
            KafkaSources.definitionStream(environment, settings, SettingKeys.TOPIC_LABELS)),
        DefinitionFeeds.kafka(settings, clock),
        StanceModels.shipped(settings),
        Pseudonyms.none(),
        settings,
        clock,
        false,
        new KafkaAndPostgres(settings, tables));
    return services.flink().submit(environment, "Firebreak demo");
  }

  /**
   * Plays the simulation.
   *
   * @param seconds how long it is to take
   * @throws InterruptedException when the demo is stopped
   */
  public void play(Simulation simulation, int seconds, Listener listener)
      throws InterruptedException {
    String issue = simulation.issues().get(0).id();
    try (DemoPlayer player = new DemoPlayer(services.kafka().bootstrapServers());
        Watcher watcher = new Watcher(() -> database.standing(issue).ifPresent(listener::stands))) {
      watcher.start();
      player.play(simulation, seconds, listener);
    }
  }

  /**
   * Waits until the last window is written and nothing changes any more.
   *
   * @return false when that takes too long
   * @throws InterruptedException when the demo is stopped
   */
  public boolean drain(Truth truth) throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
    String issue = truth.issues().get(0).issue();
    DemoDatabase.Counts before = null;
    long quietSince = System.nanoTime();
    while (System.nanoTime() < deadline) {
      DemoDatabase.Counts now = database.counts();
      if (!now.equals(before)) {
        quietSince = System.nanoTime();
        before = now;
      }
      boolean complete =
          database
              .standing(issue)
              .filter(standing -> standing.windowEndMillis() >= truth.end().toEpochMilli())
              .isPresent();
      long quietMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - quietSince);
      if (quietMillis > (complete ? QUIET_MILLIS : LONG_QUIET_MILLIS)) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    return false;
  }

  /** What was found beside the truth. */
  public Comparison compare(Truth truth) throws SQLException {
    return DemoTruth.compare(
        truth, database.stances(), database.effects(), database.counts().deadLetters());
  }

  /** The data of the page, as {@code firebreak report} reads them. */
  public ReportData report(Comparison comparison) throws SQLException {
    try (ReportDatabase tables = database.tables()) {
      ReportDataBuilder builder =
          tables.builder("Firebreak demo: a simulated crisis", Scope.ALL).truth(comparison.rows());
      tables.deadLetters(Scope.ALL, one -> builder.deadLetter(one.code(), one.count()));
      return tables.build(builder);
    }
  }
}
