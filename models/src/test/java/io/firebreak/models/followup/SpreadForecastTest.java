package io.firebreak.models.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpreadForecastTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final long NOW = START.plus(Duration.ofHours(3)).toEpochMilli();

  private static SeenMention mention(String key, String parent, int minutesAgo, Long followers) {
    return new SeenMention(
        key, parent, "x", NOW - minutesAgo * 60_000L, key, null, followers, null, false, 1, 0);
  }

  private static Map<String, Forecast> forecast(SeenMention... mentions) {
    return SpreadForecast.of(List.of(mentions), NOW).stream()
        .collect(Collectors.toMap(Forecast::key, forecast -> forecast));
  }

  @Test
  void expectsMoreOfTheYoungerOfTheFurtherReachingAndOfTheBusierThread() {
    var found =
        forecast(
            mention("old", null, 1_000, 500L),
            mention("young", null, 10, 500L),
            mention("loud", null, 10, 500_000L),
            mention("busy", null, 10, 500L),
            mention("a", "busy", 8, 50L),
            mention("b", "busy", 6, 50L),
            mention("c", "busy", 5, 50L));
    double young = found.get("young").laterDescendants();
    assertThat(young).isGreaterThan(found.get("old").laterDescendants());
    assertThat(found.get("loud").laterDescendants()).isGreaterThan(young);
    assertThat(found.get("busy").laterDescendants()).isGreaterThan(young);
    assertThat(found.get("busy").children()).isEqualTo(3);
  }

  @Test
  void aThreadIsExpectedToBringForthAtLeastWhatItsPartsAre() {
    var found = forecast(mention("root", null, 60, 10L), mention("reply", "root", 30, 90_000L));
    assertThat(found.get("root").laterDescendants())
        .isGreaterThan(found.get("reply").laterDescendants());
  }

  @Test
  void whatIsPublishedLaterOrHasAnUnknownParentIsNoTrouble() {
    assertThat(SpreadForecast.of(List.of(), NOW)).isEmpty();
    assertThat(forecast(mention("later", null, -5, 10L))).isEmpty();
    assertThat(forecast(mention("x", "gone", 5, null)).get("x").laterDescendants()).isPositive();
  }

  /** The top twentieth, at several times of several crises, beside the mean of all. */
  @Test
  void theTopTwentiethBringsForthSeveralTimesWhatChanceWouldPick() {
    double top = 0;
    double all = 0;
    double byFollowers = 0;
    double queued = 0;
    for (long seed = 11; seed <= 16; seed++) {
      Crisis crisis = new Crisis(seed);
      for (int hour = 6; hour <= 42; hour += 6) {
        long now = START.plus(Duration.ofHours(hour)).toEpochMilli();
        List<SeenMention> known =
            crisis.mentions.stream().filter(m -> m.publishedAtMillis() <= now).toList();
        Map<String, Integer> later = crisis.laterDescendants(now);
        List<SeenMention> queue =
            known.stream()
                .filter(m -> now - m.publishedAtMillis() < Duration.ofHours(24).toMillis())
                .filter(m -> m.critic() + m.neutral() > 0.5)
                .toList();
        Set<SeenMention> answerable = new HashSet<>(queue);
        int picks = Math.max(1, queue.size() / 20);
        Map<String, Forecast> forecasts =
            SpreadForecast.of(known, now).stream()
                .collect(Collectors.toMap(Forecast::key, forecast -> forecast));
        top +=
            mean(
                queue,
                picks,
                later,
                Comparator.comparingDouble(m -> -forecasts.get(m.key()).laterCritics()));
        queued +=
            FollowUpQueue.pick(known, now, answerable::contains, picks).stream()
                .mapToInt(entry -> later.getOrDefault(entry.forecast().key(), 0))
                .average()
                .orElse(0);
        all += mean(queue, queue.size(), later, Comparator.comparing(SeenMention::key));
        byFollowers +=
            mean(
                queue,
                picks,
                later,
                Comparator.comparingLong(m -> m.followers() == null ? 0 : -m.followers()));
      }
    }
    assertThat(top / all).isGreaterThan(5);
    assertThat(queued / all).as("each author and thread once").isGreaterThan(3);
    assertThat(top)
        .as("better than to answer those with most followers")
        .isGreaterThan(byFollowers);
  }

  private static double mean(
      List<SeenMention> queue,
      int picks,
      Map<String, Integer> later,
      Comparator<SeenMention> order) {
    return queue.stream()
        .sorted(order)
        .limit(picks)
        .mapToInt(m -> later.getOrDefault(m.key(), 0))
        .average()
        .orElse(0);
  }

  /** A simulated crisis that nobody answers, with the truth about who followed whom. */
  private static final class Crisis {
    final List<SeenMention> mentions = new ArrayList<>();
    final Map<String, String> parents = new HashMap<>();

    Crisis(long seed) {
      Simulation simulation =
          CrisisSimulator.simulate(
              SimulationSettings.defaults().withSeed(seed).withTime(START, 48).withMentions(6_000));
      String issue = simulation.issues().get(0).id();
      simulation
          .mentions()
          .filter(simulated -> !simulated.suppressed() && simulated.stances().containsKey(issue))
          .forEach(
              simulated -> {
                Mention mention = simulated.mention();
                parents.put(mention.key(), simulated.parentKey());
                Stance stance = simulated.stances().get(issue);
                mentions.add(
                    new SeenMention(
                        mention.key(),
                        parent(mention),
                        mention.platform(),
                        mention.publishedAtMillis(),
                        mention.authorId(),
                        null,
                        mention.followers(),
                        mention.sourceTier(),
                        false,
                        stance == Stance.CRITIC ? 1 : 0,
                        stance == Stance.NEUTRAL ? 1 : 0));
              });
    }

    /** What the sources tell of the parent. */
    private static String parent(Mention mention) {
      return switch (mention.kind()) {
        case REPOST -> mention.repostOf();
        case QUOTE -> mention.quoteOf();
        case REPLY -> mention.inReplyTo();
        case ORIGINAL -> null;
      };
    }

    Map<String, Integer> laterDescendants(long now) {
      Map<String, Integer> later = new HashMap<>();
      for (SeenMention mention : mentions) {
        if (mention.publishedAtMillis() > now) {
          for (String above = parents.get(mention.key());
              above != null;
              above = parents.get(above)) {
            later.merge(above, 1, Integer::sum);
          }
        }
      }
      return later;
    }
  }
}
