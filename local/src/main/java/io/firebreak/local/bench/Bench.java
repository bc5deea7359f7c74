package io.firebreak.local.bench;

import com.sun.management.OperatingSystemMXBean;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.models.stance.LinearStanceClassifier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * CPU time of this process for each record: the plain loop and the jobs, in one run, after a
 * warm-up of each on a part of the data. Kafka and PostgreSQL run in another process.
 */
public final class Bench {
  private static final int MANY_ISSUES = 10_000;
  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final int mentions;
  private final int scored;
  private final Consumer<String> progress;

  /**
   * @param mentions mentions for the stance job
   * @param scored scored mentions for the spread job
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
   */
  public record Row(
      String what, long records, double microsPerRecord, double ratio, double wallSeconds) {}

  /** Measures everything; takes some minutes. */
  public List<Row> run() throws Exception {
    try (BenchServices services = BenchServices.start()) {
      fill(services);
      BenchJobs jobs = new BenchJobs(services, "migrate");
      jobs.migrate();
      List<Row> rows = new ArrayList<>();
      LinearStanceClassifier classifier = LinearStanceClassifier.shipped();

      progress.accept("warming up");
      PlainLoop.run(services.kafka(), "warm-mentions", classifier);
      new BenchJobs(services, "warm-stance").stance("warm-mentions", 1);
      PlainLoop.run(services.kafka(), "warm-scored", null);
      new BenchJobs(services, "warm-spread").spread("warm-scored");

      Row stanceLoop =
          measure(
              "loop with stance model",
              mentions,
              0,
              () -> PlainLoop.run(services.kafka(), "bench-mentions", classifier));
      rows.add(stanceLoop);
      rows.add(
          measure(
              "StanceJob",
              mentions,
              stanceLoop.microsPerRecord(),
              () -> {
                new BenchJobs(services, "stance").stance("bench-mentions", 1);
                return null;
              }));
      Row loop =
          measure("loop", scored, 0, () -> PlainLoop.run(services.kafka(), "scored-hot", null));
      rows.add(loop);
      for (String topic : List.of("scored-hot", "scored-many")) {
        rows.add(
            measure(
                topic.equals("scored-hot") ? "SpreadJob, 1 issue" : "SpreadJob, 10,000 issues",
                scored,
                loop.microsPerRecord(),
                () -> {
                  new BenchJobs(services, topic).spread(topic);
                  return null;
                }));
      }
      return rows;
    }
  }

  private void fill(BenchServices services) throws Exception {
    progress.accept("writing records");
    List<TopicSpec> topics =
        List.of(
            new TopicSpec("issues", 1, true),
            new TopicSpec("responses", 1, true),
            new TopicSpec("scored-mentions", 2, false),
            new TopicSpec("spread-metrics", 2, false),
            new TopicSpec("dead-letters", 1, false),
            new TopicSpec("bench-mentions", 2, false),
            new TopicSpec("warm-mentions", 2, false),
            new TopicSpec("warm-scored", 2, false),
            new TopicSpec("scored-hot", 2, false),
            new TopicSpec("scored-many", 2, false));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", services.kafka()))) {
      admin
          .createTopics(
              topics.stream()
                  .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
                  .toList())
          .all()
          .get();
    }
    new BenchData(1, mentions / 5, HOUR_MILLIS).mentions(services.kafka(), "warm-mentions");
    new BenchData(100, scored / 5, HOUR_MILLIS).scored(services.kafka(), "warm-scored");
    new BenchData(1, mentions, HOUR_MILLIS).mentions(services.kafka(), "bench-mentions");
    new BenchData(1, scored, HOUR_MILLIS).scored(services.kafka(), "scored-hot");
    new BenchData(MANY_ISSUES, scored, HOUR_MILLIS).scored(services.kafka(), "scored-many");
  }

  private Row measure(String what, long records, double against, Callable<?> work)
      throws Exception {
    progress.accept("measuring " + what);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.gc();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    work.call();
    double micros = (system.getProcessCpuTime() - cpu) / 1e3 / records;
    double seconds = (System.nanoTime() - wall) / 1e9;
    return new Row(what, records, micros, against == 0 ? 1 : micros / against, seconds);
  }
}
