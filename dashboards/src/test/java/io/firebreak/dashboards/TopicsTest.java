package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {

  private static final Path FILE = Repository.ROOT.resolve("deploy/topics.conf");

  @Test
  void theTopicsAreThoseThatTheJobsUse() {
    Settings settings = Settings.defaults();
    assertThat(topics().keySet())
        .containsExactlyInAnyOrderElementsOf(
            SettingKeys.byName().values().stream()
                .filter(key -> key.name().startsWith("kafka.topics."))
                .map(key -> (String) settings.get(key))
                .toList());
  }

  @Test
  void noTopicThatAgesKeepsEventTimeAsItsClock() {
    topics()
        .forEach(
            (name, line) -> {
              if (line.contains("delete")) {
                assertThat(line)
                    .as(name)
                    .contains("message.timestamp.type=LogAppendTime")
                    .containsPattern("retention.ms=\\d+");
              }
            });
  }

  @Test
  void topicsThatHoldTheLastWordAreCompacted() {
    assertThat(topics().get("issues")).contains("cleanup.policy=compact ");
    assertThat(topics().get("responses")).contains("cleanup.policy=compact ");
    assertThat(topics().get("labels")).contains("cleanup.policy=compact ");
    assertThat(topics().get("scored-mentions")).contains("cleanup.policy=compact,delete ");
    assertThat(topics().get("scored-mentions")).contains("max.compaction.lag.ms=86400000");
  }

  @Test
  void topicsThatNameOrLinkMentionsForgetThemAfterAMonth() {
    for (String name : List.of("scored-mentions", "alerts", "dead-letters")) {
      assertThat(topics().get(name)).contains("delete ", "retention.ms=2592000000 ");
    }
  }

  @Test
  void theScriptAsksKafkaForEachTopicWithItsSettings(@TempDir Path bin)
      throws IOException, InterruptedException {
    for (String tool : List.of("kafka-topics.sh", "kafka-configs.sh")) {
      Path fake = bin.resolve(tool);
      Files.writeString(fake, "#!/bin/sh\necho \"${0##*/} $*\"\n");
      assertThat(fake.toFile().setExecutable(true)).isTrue();
    }
    ProcessBuilder builder = new ProcessBuilder("sh", FILE.resolveSibling("topics.sh").toString());
    builder.environment().put("KAFKA_BIN", bin.toString());
    builder.environment().put("BOOTSTRAP", "broker:9092");
    builder.environment().put("REPLICATION", "3");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .hasSize(2 * topics().size() + 1)
        .contains(
            "kafka-topics.sh --bootstrap-server broker:9092 --create --if-not-exists --topic mentions"
                + " --partitions 12 --replication-factor 3",
            "kafka-configs.sh --bootstrap-server broker:9092 --alter --entity-type topics --entity-name scored-mentions"
                + " --add-config cleanup.policy=[compact,delete],retention.ms=2592000000,"
                + "max.compaction.lag.ms=86400000,message.timestamp.type=LogAppendTime");
  }

  private static Map<String, String> topics() {
    Map<String, String> topics = new LinkedHashMap<>();
    Repository.text(FILE)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> topics.put(line.split("\\s+", 2)[0], line));
    return topics;
  }
}
