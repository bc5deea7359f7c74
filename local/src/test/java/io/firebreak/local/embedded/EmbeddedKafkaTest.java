package io.firebreak.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest {

  private static Workspace workspace;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    workspace = Workspace.create();
    kafka = EmbeddedKafka.start(workspace, Ports.ANY);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    workspace.close();
  }

  @Test
  void readersOfCommittedSeeACommittedTransactionAndNoAbortedOne() {
    kafka.createTopics(List.of(new TopicSpec("transactions", 1, false)));
    try (var producer = producer("writer")) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactions", "a", "aborted"));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactions", "b", "committed"));
      producer.commitTransaction();
    }
    assertThat(read("transactions", 1)).containsExactly("committed");
  }

  @Test
  void recordsOfYearsAgoStay() throws Exception {
    kafka.createTopics(
        List.of(new TopicSpec("old", 2, false), new TopicSpec("latest-only", 1, true)));
    assertThat(setting("old", "retention.ms")).isEqualTo("-1");
    assertThat(setting("old", "cleanup.policy")).isEqualTo("delete");
    assertThat(setting("latest-only", "retention.ms")).isEqualTo("-1");
    assertThat(setting("latest-only", "cleanup.policy")).isEqualTo("compact");
  }

  @Test
  void aSecondBrokerRunsBesideTheFirst() {
    try (var otherWorkspace = Workspace.create();
        var other = EmbeddedKafka.start(otherWorkspace, Ports.ANY)) {
      assertThat(other.port()).isNotEqualTo(kafka.port());
      other.createTopics(List.of(new TopicSpec("beside", 1, false)));
      kafka.createTopics(List.of(new TopicSpec("beside", 1, false)));
    }
  }

  private static KafkaProducer<String, String> producer(String transactionalId) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId),
        new StringSerializer(),
        new StringSerializer());
  }

  private static List<String> read(String topic, int count) {
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      for (int poll = 0; poll < 60 && values.size() < count; poll++) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }

  private static String setting(String topic, String name) throws Exception {
    var resource = new ConfigResource(Type.TOPIC, topic);
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    }
  }
}
