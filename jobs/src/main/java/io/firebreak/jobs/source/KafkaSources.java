package io.firebreak.jobs.source;

import io.firebreak.jobs.settings.SettingKey;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Sources over the Kafka topics. */
public final class KafkaSources {
  private KafkaSources() {}

  /** An unbounded source over one topic; it sees committed transactions only. */
  public static Source<RawRecord, ?, ?> topic(Settings settings, SettingKey<String> topic) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(settings.get(SettingKeys.KAFKA_SERVERS))
        .setGroupId(settings.get(SettingKeys.KAFKA_GROUP))
        .setTopics(settings.get(topic))
        .setStartingOffsets(startingOffsets(settings.get(SettingKeys.KAFKA_START)))
        .setProperty("isolation.level", "read_committed")
        .setProperty("partition.discovery.interval.ms", "60000")
        .setDeserializer(new KafkaRecords())
        .build();
  }

  /** A source over a compacted topic of definitions: always from the beginning. */
  public static Source<RawRecord, ?, ?> definitions(Settings settings, SettingKey<String> topic) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(settings.get(SettingKeys.KAFKA_SERVERS))
        .setGroupId(settings.get(SettingKeys.KAFKA_GROUP))
        .setTopics(settings.get(topic))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperty("isolation.level", "read_committed")
        .setDeserializer(new KafkaRecords())
        .build();
  }

  /**
   * The records of one topic as a stream.
   *
   * @param uid of the source; public API, since savepoints are restored by it
   */
  public static DataStream<RawRecord> stream(
      StreamExecutionEnvironment environment,
      Settings settings,
      SettingKey<String> topic,
      String uid) {
    return environment
        .fromSource(topic(settings, topic), WatermarkStrategy.noWatermarks(), uid)
        .uid(uid);
  }

  /**
   * The records of a compacted topic of definitions as a stream, on one task; its uid is the key.
   */
  public static DataStream<RawRecord> definitionStream(
      StreamExecutionEnvironment environment, Settings settings, SettingKey<String> topic) {
    return environment
        .fromSource(
            definitions(settings, topic), WatermarkStrategy.noWatermarks(), settings.get(topic))
        .uid(topic.name())
        .setParallelism(1);
  }

  private static OffsetsInitializer startingOffsets(String startFrom) {
    return switch (startFrom) {
      case "earliest" -> OffsetsInitializer.earliest();
      case "latest" -> OffsetsInitializer.latest();
      default -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    };
  }
}
