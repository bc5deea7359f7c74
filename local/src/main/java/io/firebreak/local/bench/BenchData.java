package io.firebreak.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.jobs.json.ScoredMentionJson;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Seeded records for the measurements: every text is different, so that no cache helps. */
final class BenchData {
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final List<String> WORDS =
      List.of(
          "the",
          "ferry",
          "was",
          "late",
          "again",
          "and",
          "nobody",
          "told",
          "us",
          "why",
          "good",
          "service",
          "today",
          "from",
          "crew",
          "never",
          "refund",
          "asked",
          "for",
          "they",
          "said",
          "sorry",
          "but",
          "still",
          "waiting",
          "at",
          "port",
          "great",
          "help",
          "thanks",
          "worst",
          "trip",
          "ever",
          "will",
          "not",
          "book",
          "this",
          "company",
          "news",
          "about",
          "statement");
  private static final String[] PLATFORMS = {"x", "mastodon", "news"};

  private final int count;
  private final long spanMillis;

  /**
   * @param count mentions
   * @param spanMillis event time that they cover
   */
  BenchData(int count, long spanMillis) {
    this.count = count;
    this.spanMillis = spanMillis;
  }

  /** Mentions of one issue. */
  void mentions(String bootstrapServers, String topic) {
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < count; i++) {
        long published = published(i);
        String platform = PLATFORMS[random.nextInt(PLATFORMS.length)];
        String json =
            "{\"platform\":\"%s\",\"id\":\"%d\",\"author\":{\"id\":\"a%d\",\"handle\":\"user%d\",\"followers\":%d},\"text\":\"Brand %d %s %d\",\"language\":\"en\",\"url\":\"https://social.example/p/%d\",\"publishedAt\":\"%s\",\"observedAt\":\"%s\",\"links\":[]}"
                .formatted(
                    platform,
                    i,
                    random.nextInt(count),
                    i,
                    random.nextInt(10_000),
                    0,
                    text(random),
                    i,
                    i,
                    Instant.ofEpochMilli(published),
                    Instant.ofEpochMilli(published + 2_000));
        producer.send(
            new ProducerRecord<>(
                topic, (platform + ":" + i).getBytes(UTF_8), json.getBytes(UTF_8)));
      }
    }
  }

  /** Scored mentions of many issues. */
  void scored(String bootstrapServers, String topic, IssueSizes sizes) {
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      eachScored(
          0,
          sizes,
          mention ->
              producer.send(
                  new ProducerRecord<>(
                      topic, mention.pairKey().getBytes(UTF_8), ScoredMentionJson.write(mention))));
    }
  }

  /**
   * The scored mentions, in order of their publication.
   *
   * @param firstId the first one's native id
   */
  void eachScored(long firstId, IssueSizes sizes, Consumer<ScoredMention> to) {
    SplittableRandom random = new SplittableRandom(2);
    MentionKind[] kinds = {MentionKind.ORIGINAL, MentionKind.REPOST, MentionKind.REPLY};
    Stance[] stances = {Stance.CRITIC, Stance.SUPPORTER, Stance.NEUTRAL};
    for (int i = 0; i < count; i++) {
      long published = published(i);
      String platform = PLATFORMS[random.nextInt(PLATFORMS.length)];
      long id = firstId + i;
      to.accept(
          new ScoredMention(
              platform + ":" + id,
              "issue-" + sizes.pick(random),
              null,
              false,
              0,
              platform,
              kinds[random.nextInt(3)],
              null,
              null,
              "a" + random.nextInt(count),
              "user" + id,
              (long) random.nextInt(10_000),
              text(random) + " " + id,
              null,
              "en",
              "https://social.example/p/" + id,
              published,
              published + 2_000,
              false,
              false,
              "bench",
              null,
              "text",
              stances[random.nextInt(3)],
              0.5,
              0.25,
              0.25,
              "bench"));
    }
  }

  private long published(int i) {
    return START + (long) ((double) i / count * spanMillis);
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int words = 12 + random.nextInt(12);
    for (int w = 0; w < words; w++) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return text.toString().trim();
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.BATCH_SIZE_CONFIG,
            1 << 18),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
