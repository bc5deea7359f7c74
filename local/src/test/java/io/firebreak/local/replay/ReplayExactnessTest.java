package io.firebreak.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.stance.StanceModels;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Delivery;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationFiles;
import io.firebreak.models.simulation.SimulationSettings;
import io.firebreak.models.stance.LinearStanceClassifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** 200,000 dirty mentions through the pipeline, beside a plain recount of the same lines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayExactnessTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final String ANSWER = "independent review";
  private static final long NOW = START.plus(Duration.ofDays(30)).toEpochMilli();

  @TempDir private static Path directory;
  private Simulation simulation;
  private Map<Recount.Key, Long> expected;

  /** What the first replay raised. */
  private List<Alert> raised;

  @BeforeAll
  void simulate() throws Exception {
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withSeed(7)
            .withTime(START, 48)
            .withMentions(200_000)
            .withDirt(0.10, 0.05, 0.0, 0.01, 0.02, 0.01);
    simulation = CrisisSimulator.simulate(settings);
    SimulationFiles.write(simulation, directory, ignored -> {});
    Recount recount = new Recount(simulation.issues(), LinearStanceClassifier.shipped());
    for (Delivery delivery : simulation.deliveries()) {
      recount.add(delivery.value());
    }
    expected = recount.counts();
  }

  @Test
  void everyWindowCountsWhatAPlainRecountCounts() {
    try (ReplayStore store = replay(null)) {
      assertThat(scoredCounts(store)).isEqualTo(expected);
      assertWindows(store);
      assertStories(store);
      assertAlerts(store);
      assertResponseMessages(store);
      assertThat(store.deadLetters()).hasSize((int) simulation.truth().records().deadLetters());
    }
  }

  @Test
  void twoFailuresInTheMiddleChangeNothing() {
    long records = simulation.deliveryCount();
    Replay.Tap tap =
        mentions ->
            mentions.map(new FailTwice(records / 3, records)).uid("fail-twice").setParallelism(1);
    try (ReplayStore store = replay(tap)) {
      assertThat(FailTwice.failures()).isEqualTo(2);
      assertThat(scoredCounts(store)).isEqualTo(expected);
      assertWindows(store);
      assertAlerts(store);
      assertThat(store.deadLetters()).hasSize((int) simulation.truth().records().deadLetters());
    }
  }

  /** The critics' surge is paged once, and every replay raises the very same alerts. */
  private void assertAlerts(ReplayStore store) {
    List<Alert> alerts = store.alerts();
    assertThat(alerts.stream().filter(alert -> alert.ruleId().equals("critic-velocity")))
        .extracting(Alert::issueId, Alert::severity)
        .containsExactly(tuple(simulation.issues().get(0).id(), "page"));
    if (raised == null) {
      raised = alerts;
    }
    assertThat(alerts).isEqualTo(raised);
  }

  private ReplayStore replay(Replay.Tap tap) {
    Settings settings =
        Settings.defaults()
            .with(SettingKeys.CHECKPOINT_INTERVAL, "1s")
            .with(SettingKeys.STANCE_MODE, "fast")
            .with(SettingKeys.STANCE_CONFIDENCE, "0");
    ReplayInput input =
        new ReplayInput(
            List.of(directory.resolve("mentions.jsonl.gz")),
            directory.resolve("issues.jsonl"),
            directory.resolve("responses.jsonl"));
    return new Replay(settings, StanceModels.shipped(settings), NOW).run(input, ignored -> {}, tap);
  }

  private static Map<Recount.Key, Long> scoredCounts(ReplayStore store) {
    Map<Recount.Key, Long> counts = new TreeMap<>();
    for (ScoredMention mention : store.scoredMentions()) {
      long hour = Math.floorDiv(mention.publishedAtMillis(), 3_600_000L) * 3_600_000L;
      counts.merge(
          new Recount.Key(
              mention.issueId(), mention.platform(), hour, mention.kind(), mention.stance()),
          1L,
          Long::sum);
    }
    return counts;
  }

  /** The windows of each size, by platform and all together, add up to the recount. */
  private void assertWindows(ReplayStore store) {
    for (String size : List.of("1m", "5m", "1h")) {
      for (boolean all : List.of(false, true)) {
        Map<String, Long> counted = new TreeMap<>();
        for (SpreadWindow window : store.windows()) {
          boolean total = window.platform().equals(SpreadWindow.ALL_PLATFORMS);
          if (window.windowSize().equals(size) && total == all) {
            long hour = Math.floorDiv(window.windowStartMillis(), 3_600_000L) * 3_600_000L;
            String prefix = window.issueId() + "|" + window.platform() + "|" + hour + "|";
            counted.merge(prefix + "mentions", window.mentions(), Long::sum);
            counted.merge(prefix + "critics", window.critics(), Long::sum);
            counted.merge(prefix + "reposts", window.reposts(), Long::sum);
            counted.merge(prefix + "criticReplies", window.criticReplies(), Long::sum);
          }
        }
        counted.values().removeIf(count -> count == 0);
        assertThat(counted).as(size + (all ? " all" : " by platform")).isEqualTo(expected(all));
      }
    }
  }

  /** A story counts the mentions of its time, but for late ones. */
  private static void assertStories(ReplayStore store) {
    long horizon = Settings.defaults().get(SettingKeys.HORIZON);
    assertThat(store.stories()).anyMatch(story -> story.onsetMillis() != null);
    assertThat(store.stories()).anyMatch(story -> story.hubAdoptionAfter() != null);
    for (StoryMetric story : store.stories()) {
      List<ScoredMention> mentions =
          store.scoredMentions().stream()
              .filter(mention -> mention.issueId().equals(story.issueId()))
              .filter(mention -> mention.publishedAtMillis() >= story.fromMillis())
              .filter(
                  mention -> mention.observedAtMillis() - mention.publishedAtMillis() <= horizon)
              .toList();
      StorySegment all = story.segments().get(0);
      StorySegment tier4 = story.segments().get(8);
      assertThat(story.mentions()).isEqualTo(mentions.size());
      assertThat(all.hubLinks()).isEqualTo(count(mentions, ScoredMention::hubLink));
      assertThat(all.keyMessages()).isEqualTo(count(mentions, ScoredMention::keyMessage));
      assertThat(tier4.mentions())
          .isEqualTo(count(mentions, m -> Integer.valueOf(4).equals(m.sourceTier())));
      assertThat(all.mentionsAfter())
          .isEqualTo(
              story.firstResponseMillis() == null
                  ? null
                  : count(mentions, m -> isAfter(m, story.firstResponseMillis())));
    }
  }

  /**
   * A phrase that stands in one response alone counts in the mentions from it on, and only there.
   */
  private void assertResponseMessages(ReplayStore store) {
    Response explained =
        simulation.responses().stream()
            .filter(response -> response.keyMessages().contains(ANSWER))
            .findFirst()
            .orElseThrow();
    List<ScoredMention> said =
        store.scoredMentions().stream()
            .filter(mention -> mention.issueId().equals(explained.issueId()))
            .filter(mention -> mention.kind() == MentionKind.ORIGINAL)
            .filter(mention -> mention.text().contains(ANSWER))
            .toList();
    assertThat(said)
        .allMatch(
            mention ->
                mention.keyMessage()
                    == mention.publishedAtMillis() >= explained.publishedAtMillis());
    assertThat(said).anyMatch(ScoredMention::keyMessage);
    assertThat(said).anyMatch(mention -> !mention.keyMessage());
  }

  private static boolean isAfter(ScoredMention mention, long millis) {
    return Math.floorDiv(mention.publishedAtMillis(), 60_000L) * 60_000L >= millis;
  }

  private static Long count(List<ScoredMention> mentions, Predicate<ScoredMention> which) {
    return mentions.stream().filter(which).count();
  }

  private Map<String, Long> expected(boolean all) {
    Map<String, Long> counts = new TreeMap<>();
    expected.forEach(
        (key, count) -> {
          String platform = all ? SpreadWindow.ALL_PLATFORMS : key.platform();
          String prefix = key.issue() + "|" + platform + "|" + key.hourMillis() + "|";
          counts.merge(prefix + "mentions", count, Long::sum);
          if (key.stance() == Stance.CRITIC) {
            counts.merge(prefix + "critics", count, Long::sum);
          }
          if (key.kind() == MentionKind.REPOST) {
            counts.merge(prefix + "reposts", count, Long::sum);
          }
          if (key.kind() == MentionKind.REPLY && key.stance() == Stance.CRITIC) {
            counts.merge(prefix + "criticReplies", count, Long::sum);
          }
        });
    return counts;
  }
}
