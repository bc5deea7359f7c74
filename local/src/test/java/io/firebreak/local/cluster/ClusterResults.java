package io.firebreak.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.local.embedded.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the jobs have written so far, in PostgreSQL and in Kafka. */
final class ClusterResults {
  private static final Duration POLL = Duration.ofMillis(200);

  private final EmbeddedDatabase database;
  private final String bootstrapServers;

  ClusterResults(EmbeddedDatabase database, String bootstrapServers) {
    this.database = database;
    this.bootstrapServers = bootstrapServers;
  }

  /** The pairs {@code mention|issue} of scored_mention. */
  Set<String> pairs() throws SQLException {
    Set<String> pairs = new TreeSet<>();
    try (Connection connection = database.connect();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT mention_key || '|' || issue_id FROM scored_mention WHERE NOT deleted")) {
      while (rows.next()) {
        pairs.add(rows.getString(1));
      }
    }
    return pairs;
  }

  /** How many rows of scored_mention the encoder judged. */
  long judgedByEncoder() throws SQLException {
    try (Connection connection = database.connect();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM scored_mention WHERE model LIKE 'encoder-%'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** How many rows a table has. */
  long rows(String table) throws SQLException {
    try (Connection connection = database.connect();
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Mentions by issue, added up over the windows of one minute that began before a time. */
  Map<String, Long> mentionsInWindows(Instant before) throws SQLException {
    Map<String, Long> mentions = new TreeMap<>();
    try (Connection connection = database.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT issue_id, sum(mentions)::bigint FROM spread_window
                WHERE window_size = '1m' AND platform = 'all' AND window_start < ?
                GROUP BY issue_id
                """)) {
      query.setTimestamp(1, Timestamp.from(before));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          mentions.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return mentions;
  }

  /** The committed records of a topic. */
  List<String> committed(String topic) {
    return read(topic, Map.of(), ConsumerRecord::value);
  }

  /** The keys of the committed records of a topic. */
  List<String> committedKeys(String topic) {
    return read(topic, Map.of(), ConsumerRecord::key);
  }

  /** How many committed records of a topic a group has yet to read, by its last checkpoint. */
  int unread(String topic, String group) throws Exception {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return read(topic, read, ConsumerRecord::key).size();
    }
  }

  private List<String> read(
      String topic,
      Map<TopicPartition, OffsetAndMetadata> from,
      Function<ConsumerRecord<byte[], byte[]>, byte[]> part) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    List<String> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      partitions.forEach(
          partition -> {
            if (from.get(partition) != null) {
              consumer.seek(partition, from.get(partition));
            }
          });
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(record -> records.add(new String(part.apply(record), UTF_8)));
      }
    }
    return records;
  }
}
