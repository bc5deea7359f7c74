package io.firebreak.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.effect.BlindInterval;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FindSilenceTest {
  private static final long MINUTE = 60_000;
  private static final long START = 29_500_000;
  private static final int DAY = 24 * 60;

  @Property(tries = 300)
  void aStoryThatFadesSteadilyHasNoSilence(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.5, max = 200) double perMinute,
      @ForAll @DoubleRange(min = 1.5, max = 24) double halfLifeHours) {
    TreeMap<Long, Long> story =
        mentions(seed, 3 * DAY, minute -> perMinute * Math.pow(0.5, minute / 60.0 / halfLifeHours));

    assertThat(FindSilence.in(story, START + 3 * DAY)).isEmpty();
  }

  @Property(tries = 300)
  void aQuietNightIntoWhichTheStreamFadesIsNoSilence(
      @ForAll long seed, @ForAll @DoubleRange(min = 1, max = 20) double perMinute) {
    // From full at noon to nearly nothing at midnight, as the hours of a day go.
    TreeMap<Long, Long> days =
        mentions(
            seed,
            3 * DAY,
            minute -> perMinute * Math.pow((1 + Math.cos(2 * Math.PI * minute / DAY)) / 2, 3));

    assertThat(FindSilence.in(days, START + 3 * DAY)).isEmpty();
  }

  @Property(tries = 300)
  void aHoleInABusyStreamIsFound(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 1.5, max = 200) double perMinute,
      @ForAll @IntRange(min = 120, max = 1_000) int from,
      @ForAll @IntRange(min = 25, max = 400) int minutes) {
    TreeMap<Long, Long> stream = mentions(seed, DAY, minute -> perMinute);
    stream.subMap(START + from, START + from + minutes).clear();

    List<BlindInterval> silences = FindSilence.in(stream, START + DAY);
    assertThat(silences).hasSize(1);
    BlindInterval silence = silences.get(0);
    // By chance the minutes beside the hole may be without mentions too.
    assertThat(silence.fromMillis() / MINUTE - START).isBetween(from - 15L, (long) from);
    assertThat(silence.toMillis() / MINUTE - START)
        .isBetween((long) from + minutes, from + minutes + 15L);
  }

  @Property(tries = 100)
  void aHoleThatHasNotEndedYetIsFound(
      @ForAll long seed, @ForAll @IntRange(min = 25, max = 600) int minutes) {
    TreeMap<Long, Long> stream = mentions(seed, DAY, minute -> 3);

    assertThat(FindSilence.in(stream, START + DAY + minutes))
        .singleElement()
        .satisfies(
            silence -> assertThat(silence.toMillis()).isEqualTo((START + DAY + minutes) * MINUTE));
  }

  @Test
  void aHoleInAThinStreamIsNotCalledASilence() {
    TreeMap<Long, Long> stream = new TreeMap<>();
    for (long minute = 0; minute < DAY; minute += 6) {
      stream.put(START + minute, 1L);
    }
    stream.subMap(START + 300, START + 360).clear();

    assertThat(FindSilence.in(stream, START + DAY)).isEmpty();
  }

  @Test
  void whatComesAfterTheEndIsNotLookedAt() {
    TreeMap<Long, Long> stream = mentions(1, DAY, minute -> 3);
    stream.subMap(START + 800, START + 900).clear();

    assertThat(FindSilence.in(stream, START + 810)).isEmpty();
    assertThat(FindSilence.in(stream, START + 840))
        .containsExactly(new BlindInterval((START + 800) * MINUTE, (START + 840) * MINUTE));
    assertThat(FindSilence.in(new TreeMap<>(), START)).isEmpty();
  }

  /** Mentions that come by chance at a rate. */
  private static TreeMap<Long, Long> mentions(
      long seed, int minutes, LongToDoubleFunction perMinute) {
    Random random = new Random(seed);
    TreeMap<Long, Long> mentions = new TreeMap<>();
    for (long minute = 0; minute < minutes; minute++) {
      double mean = perMinute.applyAsDouble(minute);
      long count = 0;
      for (double waited = wait(random); waited < mean; waited += wait(random)) {
        count++;
      }
      if (count > 0) {
        mentions.put(START + minute, count);
      }
    }
    return mentions;
  }

  private static double wait(Random random) {
    return -Math.log(1 - random.nextDouble());
  }
}
