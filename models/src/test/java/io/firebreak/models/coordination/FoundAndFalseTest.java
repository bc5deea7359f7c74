package io.firebreak.models.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.simulation.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of docs/coordination.md: what is found, and what is taken for it by mistake. */
class FoundAndFalseTest {
  private static final long HOUR = 3_600_000;

  @Test
  void aWeekOfRealCustomersIsNotCoordinated() throws IOException {
    Map<String, List<TextSeen>> airlines = new TreeMap<>();
    for (Texts.Real tweet : Texts.real("test/brand_airline")) {
      airlines
          .computeIfAbsent(tweet.target(), target -> new ArrayList<>())
          .add(tweet.at(tweet.atMillis()));
    }
    assertThat(airlines).hasSize(3);
    airlines.forEach((name, texts) -> assertThat(Played.of(texts).clusters).as(name).isEmpty());
  }

  /** Texts without times or authors: each by another author, at random times, 2,000 an hour. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "train/brand_sxsw",
        "train/brand_twentity",
        "train/covid19",
        "train/pstance",
        "test/semeval2017ce_topic_sentiment",
        "test/wtwt",
        "test/brand_sanders"
      })
  void realTextsOfOneSubjectInARushAreNotCoordinated(String file) throws IOException {
    List<Texts.Real> texts = new ArrayList<>(Texts.real(file));
    Collections.shuffle(texts, new Random(3));
    SplittableRandom random = new SplittableRandom(1);
    List<TextSeen> rush = new ArrayList<>();
    long at = 1_772_366_400_000L;
    for (Texts.Real text : texts) {
      at += (long) (-1800 * StrictMath.log(1 - random.nextDouble()));
      rush.add(text.at(at));
    }
    assertThat(Played.of(rush).clusters).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aSimulatedCrisisIsNotCoordinated(long seed) {
    List<TextSeen> crisis = Texts.simulated(Scenario.CRISIS, seed, seed % 2 == 0 ? 60_000 : 20_000);
    assertThat(Played.of(crisis).clusters).isEmpty();
  }

  /** Bots among the honest of a simulated crisis at its height. */
  @ParameterizedTest
  @CsvSource({
    // bots, waves, seconds of a burst, followers, least recall
    "6, 1, 5, 10, 0.95",
    "12, 1, 5, -1, 0.95",
    "20, 1, 30, 10, 0.9",
    "50, 1, 30, 10, 0.9",
    "12, 3, 30, -1, 0.95",
    "12, 3, 1800, -1, 0.85",
    "50, 3, 1800, 10, 0.9",
    // One text over half an hour, once: not told from people who copy.
    "50, 1, 1800, 10, 0",
  })
  void botsAreFoundAndNobodyElse(
      int bots, int waves, long burstSeconds, long followers, double recall) {
    List<TextSeen> honest = Texts.simulated(Scenario.CRISIS, 1, 20_000);
    long height = honest.get(0).publishedAtMillis() + 6 * HOUR;
    honest.removeIf(text -> Math.abs(text.publishedAtMillis() - height) > 2 * HOUR);
    long found = 0;
    long sent = 0;
    for (long seed = 100; seed < 110; seed++) {
      List<TextSeen> campaign =
          Texts.campaign(
              bots,
              waves,
              height,
              900_000,
              burstSeconds * 1_000,
              followers < 0 ? null : (Long) followers,
              seed);
      List<TextSeen> all = new ArrayList<>(honest);
      all.addAll(campaign);
      Set<String> keys = new HashSet<>();
      campaign.forEach(text -> keys.add(text.key()));
      Played played = Played.of(all);
      assertThat(keys).containsAll(played.named);
      found += played.named.size();
      sent += keys.size();
    }
    assertThat((double) found / sent).isGreaterThanOrEqualTo(recall);
  }
}
