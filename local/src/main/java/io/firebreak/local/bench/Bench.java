package io.firebreak.local.bench;

import com.sun.management.OperatingSystemMXBean;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.models.stance.LinearStanceClassifier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * CPU time of this process for each record: the plain loop and the jobs, in one run, after a
 * warm-up of each on a part of the data. Kafka and PostgreSQL run in another process.
 */
public final class Bench {
  private static final int WARM_ISSUES = 1_000;

  /** A job runs for weeks: its compilation belongs to the warm-up, which takes some passes. */
  private static final int WARM_UPS = 2;

  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final int mentions;
  private final int scored;
  private final Consumer<String> progress;

  /**
   * @param mentions mentions for the stance job; 0 leaves it out
   * @param scored scored mentions for the spread job; 0 leaves it out
   */
  public Bench(int mentions, int scored, Consumer<String> progress) {
    this.mentions = mentions;
    this.scored = scored;
    this.progress = progress;
  }

  /**
   * One measurement.
   *
   * @param microsPerRecord CPU time of the whole process, GC and JIT included, microseconds a
   *     record
   * @param ratio to the plain loop it is held against; 1 for that loop itself
   * @param rowsPerRecord spread windows written to each of the two sinks, for each record
   * @param servicesMicrosPerRecord CPU time of Kafka and PostgreSQL meanwhile; not-a-number when it
   *     cannot be told
   */
  public record Row(
      String what,
      long records,
      double microsPerRecord,
      double ratio,
      double rowsPerRecord,
      double servicesMicrosPerRecord,
      double wallSeconds) {}

  /** Measures everything; takes some minutes. */
  public List<Row> run() throws Exception {
    try (BenchServices services = BenchServices.start()) {
      fill(services);
      BenchJobs jobs = new BenchJobs(services, "migrate");
      jobs.migrate();
      List<Row> rows = new ArrayList<>();

      if (mentions > 0) {
        stance(services, rows);
      }
      if (scored > 0) {
        spread(services, rows);
      }
      return rows;
    }
  }

  private void stance(BenchServices services, List<Row> rows) throws Exception {
    LinearStanceClassifier classifier = LinearStanceClassifier.shipped();
    progress.accept("warming up StanceJob");
    for (int i = 0; i < WARM_UPS; i++) {
      PlainLoop.run(services.kafka(), "bench-mentions", classifier);
      new BenchJobs(services, "warm-stance-" + i).stance("bench-mentions", 1);
    }
    Row loop =
        measure(
            services,
            "loop with stance model",
            mentions,
            0,
            () -> PlainLoop.run(services.kafka(), "bench-mentions", classifier));
    rows.add(loop);
    rows.add(
        measure(
            services,
            "StanceJob",
            mentions,
            loop.microsPerRecord(),
            () -> new BenchJobs(services, "stance").stance("bench-mentions", 1)));
  }

  private void spread(BenchServices services, List<Row> rows) throws Exception {
    progress.accept("warming up SpreadJob");
    PlainLoop.run(services.kafka(), "warm-scored", null);
    new BenchJobs(services, "warm-spread").spread("warm-scored");
    Row loop =
        measure(
            services, "loop", scored, 0, () -> PlainLoop.run(services.kafka(), "scored-hot", null));
    rows.add(loop);
    for (SpreadCase one : SpreadCase.ALL) {
      rows.add(
          measure(
              services,
              "SpreadJob, " + one.words(),
              scored,
              loop.microsPerRecord(),
              () -> new BenchJobs(services, one.topic()).spread(one.topic())));
    }
  }

  private void fill(BenchServices services) throws Exception {
    progress.accept("writing records");
    List<TopicSpec> topics =
        new ArrayList<>(
            List.of(
                new TopicSpec("issues", 1, true),
                new TopicSpec("responses", 1, true),
                new TopicSpec("labels", 1, true),
                new TopicSpec("scored-mentions", 2, false),
                new TopicSpec("spread-metrics", 2, false),
                new TopicSpec("response-effects", 1, true),
                new TopicSpec("alerts", 1, true),
                new TopicSpec("coordinated-clusters", 1, true),
                new TopicSpec("dead-letters", 1, false),
                new TopicSpec("bench-mentions", 2, false),
                new TopicSpec("warm-scored", 2, false)));
    for (SpreadCase one : SpreadCase.ALL) {
      topics.add(new TopicSpec(one.topic(), 2, false));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", services.kafka()))) {
      admin
          .createTopics(
              topics.stream()
                  .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
                  .toList())
          .all()
          .get();
    }
    if (mentions > 0) {
      new BenchData(mentions, HOUR_MILLIS).mentions(services.kafka(), "bench-mentions");
    }
    if (scored > 0) {
      new BenchData(scored / 5, HOUR_MILLIS)
          .scored(services.kafka(), "warm-scored", IssueSizes.uniform(WARM_ISSUES));
      for (SpreadCase one : SpreadCase.ALL) {
        new BenchData(scored, HOUR_MILLIS).scored(services.kafka(), one.topic(), one.sizes());
      }
    }
  }

  /** Work to be measured. */
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private Row measure(BenchServices services, String what, long records, double against, Work work)
      throws Exception {
    progress.accept("measuring " + what);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.gc();
    long written = written(services);
    double services0 = services.cpuSeconds();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    double micros = (system.getProcessCpuTime() - cpu) / 1e3 / records;
    double seconds = (System.nanoTime() - wall) / 1e9;
    return new Row(
        what,
        records,
        micros,
        against == 0 ? 1 : micros / against,
        (double) (written(services) - written) / records,
        (services.cpuSeconds() - services0) * 1e6 / records,
        seconds);
  }

  /** Records in the topic of spread windows, and a few marks of transactions. */
  private static long written(BenchServices services) {
    try (KafkaConsumer<byte[], byte[]> consumer = PlainLoop.consumer(services.kafka())) {
      return consumer.endOffsets(PlainLoop.partitions(consumer, "spread-metrics")).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }
}
