package io.firebreak.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.EmbeddedKafka;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.TopicSpec;
import io.firebreak.local.embedded.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The cluster jar on a real cluster, as the README submits it: both jobs, through REST, with a
 * settings file. One crisis flows through in three parts; each test sends its part into what the
 * tests before it left running, since starting anew for each would take minutes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningOnAClusterTest {
  private static final String STANCE_JOB = "io.firebreak.jobs.StanceJob";
  private static final String SPREAD_JOB = "io.firebreak.jobs.SpreadJob";
  private static final String GROUP = "firebreak";
  private static final String PASSWORD_VARIABLE = "CLUSTER_TEST_PASSWORD";
  private static final String PASSWORD = "only in the environment";

  private static final Deque<AutoCloseable> running = new ArrayDeque<>();
  private static Workspace workspace;
  private static FlinkRest flink;
  private static FlinkCluster cluster;
  private static CrisisTraffic traffic;
  private static Pager pager;
  private static ClusterResults results;
  private static String jar;
  private static List<String> arguments;
  private static String stanceJob;
  private static String spreadJob;

  /** False once a test has failed: those after it build on it. */
  private static boolean sound = true;

  @BeforeAll
  static void startEverything() throws Exception {
    Optional<String> missing = ClusterFiles.whatIsMissing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    workspace = keep(Workspace.create());
    EmbeddedDatabase database = keep(EmbeddedDatabase.start(workspace, Ports.ANY, PASSWORD));
    EmbeddedKafka kafka = keep(EmbeddedKafka.start(workspace, Ports.ANY));
    kafka.createTopics(
        List.of(
            new TopicSpec("mentions", 2, false),
            new TopicSpec("issues", 1, true),
            new TopicSpec("responses", 1, true),
            new TopicSpec("labels", 1, true),
            new TopicSpec("scored-mentions", 2, false),
            new TopicSpec("spread-metrics", 1, false),
            new TopicSpec("response-effects", 1, true),
            new TopicSpec("alerts", 1, true),
            new TopicSpec("coordinated-clusters", 1, true),
            new TopicSpec("dead-letters", 1, false)));
    cluster =
        keep(
            FlinkCluster.start(
                workspace.directory("flink"),
                ClusterFiles.logs(),
                Map.of(
                    PASSWORD_VARIABLE,
                    PASSWORD,
                    "FIREBREAK_PRIVACY_KEY",
                    "a key of thirty-two characters or more")));
    flink = cluster.rest();
    pager = keep(new Pager());
    traffic = new CrisisTraffic(kafka.bootstrapServers());
    results = new ClusterResults(database, kafka.bootstrapServers());
    jar = flink.upload(ClusterFiles.jobsJar());
    arguments =
        List.of("--config", settings(kafka, database).toString(), "--flink.checkpointInterval=1s");
  }

  private static Path settings(EmbeddedKafka kafka, EmbeddedDatabase database) throws Exception {
    return Files.writeString(
        workspace.root().resolve("firebreak.yaml"),
        """
        kafka:
          bootstrapServers: %s
        database:
          url: %s
          user: %s
          passwordEnv: %s
        ingest:
          outOfOrderness: 1s
          # A task that a busy machine keeps waiting is not idle: event time would leave it behind.
          idleness: 10s
        alerts:
          webhookUrl: %s
          webhookFormat: slack
          webhookSeverity: info
          notifyWithin: 7d
        thread:
          # Event time runs ahead where a task reads its part sooner than another; no child may give up.
          parentWait: 2d
        flink:
          parallelism: 2
        """
            .formatted(
                kafka.bootstrapServers(),
                database.jdbcUrl(),
                database.user(),
                PASSWORD_VARIABLE,
                pager.url()));
  }

  private static <T extends AutoCloseable> T keep(T resource) {
    running.push(resource);
    return resource;
  }

  @AfterAll
  static void stopEverything() throws Exception {
    Exception failure = null;
    for (AutoCloseable resource : running) {
      try {
        resource.close();
      } catch (Exception e) {
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @BeforeEach
  void requireSoundness() {
    assumeTrue(sound, "skipped: the test before, whose jobs this one builds on, has failed");
    sound = false;
  }

  @Test
  @Order(1)
  void mentionsBecomeRowsThroughBothJobs() throws Exception {
    traffic.sendIssues("issues");
    stanceJob = flink.run(jar, STANCE_JOB, arguments, null);
    spreadJob = flink.run(jar, SPREAD_JOB, arguments, null);
    flink.awaitRunning(stanceJob);
    flink.awaitRunning(spreadJob);

    int responses = traffic.sendResponses("responses");
    traffic.sendMentions("mentions", 0.4);

    awaitSettledPairs();
    Waiting.until(
        responses + " rows in response",
        () -> results.rows("response") == responses,
        () -> "%d, problems %s".formatted(results.rows("response"), flink.problems(spreadJob)));
    Waiting.until(
        "rows in spread_window",
        () -> results.rows("spread_window") > 0,
        () -> "none, problems " + flink.problems(spreadJob));
    assertThat(results.pairs()).isSubsetOf(traffic.sentPairs());
    assertThat(results.judgedByEncoder()).isPositive();
    assertThat(results.rows("scored_mention WHERE author_id !~ '^~[0-9a-f]{32}$'")).isZero();
    assertThat(results.rows("scored_mention WHERE author_handle IS NOT NULL")).isZero();
    assertThat(results.rows("scored_mention WHERE author_id IS NOT NULL")).isPositive();
    assertThat(flink.problems(stanceJob)).isEmpty();
    assertThat(flink.problems(spreadJob)).isEmpty();
    sound = true;
  }

  /** The task manager goes on: the encoder's native libraries are loaded there a second time. */
  @Test
  @Order(2)
  void aJobStoppedWithASavepointGoesOnWhereItStopped() throws Exception {
    long judged = results.judgedByEncoder();
    String savepoint = flink.stopWithSavepoint(stanceJob, workspace.directory("savepoints"));
    traffic.sendMentions("mentions", 0.6);
    stanceJob = flink.run(jar, STANCE_JOB, arguments, savepoint);
    flink.awaitRunning(stanceJob);
    traffic.sendMentions("mentions", 0.7);

    awaitSettledPairs();
    assertThat(results.pairs()).isSubsetOf(traffic.sentPairs());
    assertThat(results.judgedByEncoder()).isGreaterThan(judged);
    assertThat(flink.problems(stanceJob)).isEmpty();
    assertThat(flink.problems(spreadJob)).isEmpty();
    sound = true;
  }

  /** All that stands is in a checkpoint, so nothing may be told again. */
  @Test
  @Order(3)
  void aKillInTheMiddleOfAnEpisodeTellsNobodyTwice() throws Exception {
    awaitAllRead();
    flink.awaitNextCheckpoint(spreadJob);
    Waiting.until(
        "an alert that fires and was told",
        () -> results.rows("alert WHERE state = 'firing'") > 0 && !pager.told().isEmpty(),
        () -> "%d rows, told %s".formatted(results.rows("alert"), pager.told()));
    flink.awaitNextCheckpoint(spreadJob);

    cluster.killTaskManager();
    cluster.startTaskManager();
    flink.awaitRunning(stanceJob);
    flink.awaitRunning(spreadJob);
    traffic.sendMentions("mentions", 0.75);
    awaitSettledPairs();
    awaitAllRead();
    flink.awaitNextCheckpoint(spreadJob);

    assertThat(pager.told()).isNotEmpty().doesNotHaveDuplicates();
    sound = true;
  }

  @Test
  @Order(4)
  void aKilledTaskManagerLosesNothingAndRepeatsNothing() throws Exception {
    traffic.sendMentions("mentions", 0.8);
    cluster.killTaskManager();
    traffic.sendMentions("mentions", 0.9);
    cluster.startTaskManager();
    flink.awaitRunning(stanceJob);
    flink.awaitRunning(spreadJob);
    traffic.sendMentions("mentions", 1);
    Instant end = traffic.sendLater("mentions", 3);
    awaitSettledPairs();
    awaitAllRead();
    // A partition that a killed task's transaction held back is read after event time has gone on.
    // Windows look back to such mentions in rounds of event time: an hour later at the latest.
    traffic.sendLater("mentions", 5);
    Waiting.until(
        "the windows to hold " + traffic.mentionsByIssue(),
        () -> results.mentionsInWindows(end).equals(traffic.mentionsByIssue()),
        () -> results.mentionsInWindows(end) + ", problems " + flink.problems(spreadJob));
    flink.awaitNextCheckpoint(stanceJob);
    flink.awaitNextCheckpoint(spreadJob);
    assertThat(results.pairs()).isEqualTo(traffic.sentPairs());
    assertThat(results.mentionsInWindows(end)).isEqualTo(traffic.mentionsByIssue());
    assertThat(results.rows("dead_letter")).isEqualTo(traffic.deadLetters());
    assertThat(results.committed("dead-letters")).hasSize((int) traffic.deadLetters());
    assertThat(results.committed("scored-mentions"))
        .hasSizeGreaterThanOrEqualTo(traffic.sentPairs().size())
        .doesNotHaveDuplicates();
    sound = true;
  }

  /** Waits until SpreadJob has read all that StanceJob was sent. */
  private static void awaitAllRead() throws Exception {
    Waiting.until(
        "all pairs in scored-mentions",
        () -> results.committedKeys("scored-mentions").containsAll(traffic.settledPairs()),
        () -> flink.problems(stanceJob));
    Waiting.until(
        "all scored mentions to be read",
        () -> results.unread("scored-mentions", GROUP) == 0,
        () ->
            "%d, problems %s"
                .formatted(results.unread("scored-mentions", GROUP), flink.problems(spreadJob)));
  }

  /** Waits until all mentions are rows that event time has passed. */
  private static void awaitSettledPairs() throws Exception {
    Set<String> settled = traffic.settledPairs();
    Waiting.until(
        settled.size() + " rows in scored_mention",
        () -> results.pairs().containsAll(settled),
        () ->
            "all but %s; problems %s"
                .formatted(without(settled, results.pairs()), flink.problems(stanceJob)));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
