package io.firebreak.jobs.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.KeyMessages;
import io.firebreak.jobs.json.MentionParser;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Mention;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The matching of mentions while definitions change. */
class MatchIssuesTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Issue ACME =
      new Issue(
          "acme", false, "Acme", List.of(), List.of(), List.of(), List.of(), List.of(), null,
          List.of(), List.of());

  @Test
  void aMentionIsMatchedByWhatIsKnownWhenItComesAndByItsOwnTime() throws Exception {
    KeyMessages response =
        new KeyMessages(
            "r1", "acme", START.plusSeconds(5).toEpochMilli(), List.of("booking fee is gone"));
    KeyMessages withdrawn =
        new KeyMessages("r1", "", START.plusSeconds(9).toEpochMilli(), List.of());
    DefinitionFeeds feeds =
        new DefinitionFeeds(
            () -> DefinitionFeed.readOnce(List.of(new IssueUpdate(ACME, 0))),
            () -> {
              Queue<List<KeyMessages>> news =
                  new ArrayDeque<>(
                      List.of(List.of(), List.of(response), List.of(), List.of(withdrawn)));
              return () -> news.isEmpty() ? List.of() : news.remove();
            });
    try (var harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new MatchIssues(feeds, Pseudonyms.none())))) {
      harness.setup(new MatchedMentionSerializer());
      harness.open();
      harness.processElement(mention("before-it-is-known", 6), 0);
      harness.processElement(mention("known", 7), 0);
      harness.processElement(mention("late-from-before-it", 4), 0);
      harness.processElement(mention("after-it-was-withdrawn", 8), 0);

      assertThat(harness.extractOutputValues())
          .filteredOn(matched -> matched.memberships().get(0).keyMessage())
          .extracting(matched -> matched.mention().id())
          .containsExactly("known");
      assertThat(harness.extractOutputValues()).hasSize(4);
    }
  }

  private static Mention mention(String id, int second) {
    long at = START.plusSeconds(second).toEpochMilli();
    String json =
        "{\"platform\":\"x\",\"id\":\"%s\",\"text\":\"Acme: booking fee is gone\",\"publishedAt\":\"%s\"}"
            .formatted(id, START.plusSeconds(second));
    return new MentionParser().parse(json.getBytes(UTF_8), at, at).value();
  }
}
