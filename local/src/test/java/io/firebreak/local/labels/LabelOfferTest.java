package io.firebreak.local.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.sink.Database;
import io.firebreak.local.embedded.EmbeddedDatabase;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import io.firebreak.local.labels.LabelOffer.Offer;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.labels.LabelChoice;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LabelOfferTest {
  private static Workspace workspace;
  private static EmbeddedDatabase server;
  private static LabelDatabase labels;

  @BeforeAll
  static void fill() throws Exception {
    workspace = Workspace.create();
    server = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    new Database(server.jdbcUrl(), server.user(), "secret", 10, 10).migrate();
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), "secret");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO scored_mention (mention_key, issue_id, published_at, deleted, revision, platform, kind, parent_key,
            text, language, hub_link, matched_by, stance, critic, supporter, neutral)
          SELECT 'x:' || n, 'acme', timestamptz '2026-03-01Z' + n * interval '1 second', false, 0, 'x',
            CASE WHEN n % 4 = 0 THEN 'original' ELSE 'repost' END, CASE WHEN n % 4 > 0 THEN 'x:' || (n - n % 4) END,
            CASE WHEN n % 4 = 0 THEN 'text ' || n ELSE 'RT @a: te...' END, 'en', false, 'text', 'critic', 0.5, 0.3, 0.2
          FROM generate_series(4, 4003) AS n
          """);
    }
    labels = LabelDatabase.open(server.jdbcUrl(), server.user(), "secret");
  }

  @AfterAll
  static void stop() throws Exception {
    labels.close();
    server.close();
    workspace.close();
  }

  @Test
  void theAuditSampleIsTheRandomBeginningOfAllMentionsRepostsToo() throws Exception {
    long seed = LabelChoice.seedOf("acme");

    List<String> all = labels.auditKeys("acme", 0.3, seed, 1_000_000);
    List<String> some = labels.auditKeys("acme", 0.3, seed, 100);

    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(4, 4003)
                .mapToObj(n -> "x:" + n)
                .filter(key -> LabelChoice.isForAudit(key, 0.3, seed))
                .toList());
    assertThat(some).hasSizeBetween(50, 200);
    double share = 0.3;
    while (below(all, share, seed).size() > 200) {
      share /= 2;
    }
    assertThat(some).containsExactlyInAnyOrderElementsOf(below(all, share, seed));
  }

  private static List<String> below(List<String> keys, double share, long seed) {
    return keys.stream().filter(key -> LabelChoice.isForAudit(key, share, seed)).toList();
  }

  @Test
  void repostsMeasureWithTheTextOfWhatTheyRepostAndNeverTeach() throws Exception {
    List<Offer> offers = LabelOffer.choose(labels, "acme", 100);

    assertThat(offers).hasSize(100);
    List<Offer> audit = offers.stream().filter(one -> one.part() == LabelPart.AUDIT).toList();
    assertThat(audit).hasSize(30);
    assertThat(audit.stream().filter(LabelOfferTest::isRepost).count()).isBetween(15L, 29L);
    assertThat(offers)
        .allSatisfy(
            offer -> {
              long original = number(offer) - number(offer) % 4;
              assertThat(offer.mention().text()).isEqualTo("text " + original);
              assertThat(offer.part() == LabelPart.TRAIN && isRepost(offer)).isFalse();
            });
    assertThat(offers.subList(0, 10)).extracting(Offer::part).contains(LabelPart.TRAIN);
    assertThat(LabelOffer.choose(labels, "acme", 100)).isEqualTo(offers);
  }

  private static boolean isRepost(Offer offer) {
    return number(offer) % 4 > 0;
  }

  private static long number(Offer offer) {
    return Long.parseLong(offer.mention().mentionKey().substring(2));
  }
}
