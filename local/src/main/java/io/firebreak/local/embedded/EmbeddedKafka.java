package io.firebreak.local.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this process, on 127.0.0.1: one node that is broker and controller. It serves
 * transactions. Records are kept for ever, whatever time they carry.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final int START_ATTEMPTS = 4;
  private static final long ADMIN_SECONDS = 60;
  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final int port;
  private boolean closed;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker.
   *
   * @param workspace where its data lie; one broker in each
   * @param port where to listen, or {@link Ports#ANY}
   * @throws EmbeddedException if it does not start
   */
  public static EmbeddedKafka start(Workspace workspace, int port) {
    Ports.requireFree(port, "Kafka");
    Exit.setHaltProcedure(EmbeddedKafka::halt);
    for (int attempt = 1; ; attempt++) {
      List<Integer> free = Ports.free(2);
      int chosen = port == Ports.ANY ? free.get(0) : port;
      try {
        return start(workspace.directory("kafka/" + attempt), chosen, free.get(1));
      } catch (IOException | RuntimeException e) {
        // Between looking for a free port and listening there, another process may take it.
        if (attempt == START_ATTEMPTS) {
          throw new EmbeddedException(
              "Kafka did not start on port %d: %s".formatted(chosen, e.getMessage()), e);
        }
      }
    }
  }

  /** Kafka ends the process when its disk fails, without a word: say it before. */
  private static void halt(int status, String message) {
    LOG.error("Kafka gave up: {}", message);
    System.err.printf("%nfirebreak: Kafka gave up; is the disk full? %s%n", message);
    Runtime.getRuntime().halt(status);
  }

  private static EmbeddedKafka start(Path directory, int port, int controllerPort)
      throws IOException {
    format(directory);
    var config = new KafkaConfig(settings(directory, port, controllerPort), false);
    var server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
    return new EmbeddedKafka(server, port);
  }

  private static void format(Path directory) throws IOException {
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .setNodeId(NODE)
          .setClusterId("firebreak-one-machine0")
          .setDirectories(List.of(directory.toString()))
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(directory.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static Properties settings(Path directory, int port, int controllerPort) {
    var settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", Integer.toString(NODE),
            "controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort,
            "controller.listener.names", "CONTROLLER",
            "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(port, controllerPort),
            "log.dirs", directory.toString(),
            // Replayed records carry old times: any retention by time would delete them at once.
            "log.retention.ms", "-1",
            "controlled.shutdown.enable", "false",
            "auto.create.topics.enable", "false",
            "metric.reporters", ""));
    // One node has one replica of everything; few partitions start fast.
    settings.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0"));
    // It shares the process's heap and processors with Flink.
    settings.putAll(
        Map.of(
            "log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20),
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2"));
    return settings;
  }

  /** Where clients find it: {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /**
   * Creates topics and waits until they are there.
   *
   * @throws EmbeddedException if one cannot be created
   */
  public void createTopics(Collection<TopicSpec> topics) {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      admin
          .createTopics(topics.stream().map(EmbeddedKafka::newTopic).toList())
          .all()
          .get(ADMIN_SECONDS, TimeUnit.SECONDS);
      awaitLeaders(admin, topics);
    } catch (ExecutionException | TimeoutException e) {
      throw new EmbeddedException("Cannot create topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("Interrupted while creating topics", e);
    }
  }

  /** A topic is there before a broker leads it: who writes at once would be turned away. */
  private static void awaitLeaders(Admin admin, Collection<TopicSpec> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ADMIN_SECONDS);
    while (true) {
      try {
        admin.listOffsets(latest(topics)).all().get(ADMIN_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static Map<TopicPartition, OffsetSpec> latest(Collection<TopicSpec> topics) {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (TopicSpec topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    return partitions;
  }

  private static NewTopic newTopic(TopicSpec topic) {
    return new NewTopic(topic.name(), topic.partitions(), (short) 1)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted()
                    ? TopicConfig.CLEANUP_POLICY_COMPACT
                    : TopicConfig.CLEANUP_POLICY_DELETE));
  }

  /** Stops the broker. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.shutdown();
    server.awaitShutdown();
  }
}
