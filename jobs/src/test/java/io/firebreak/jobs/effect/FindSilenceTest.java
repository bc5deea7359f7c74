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
  private static final int DAYS = 3 * DAY;

  @Property(tries = 300)
  void aStoryThatFadesSteadilyHasNoSilence(
      @ForAll @DoubleRange(min = 0.5, max = 200) double perMinute,
      @ForAll @DoubleRange(min = 1.5, max = 24) double halfLifeHours) {
    assertThat(FindSilence.in(evenly(fading(perMinute, halfLifeHours)), START + DAYS)).isEmpty();
  }

  @Property(tries = 300)
  void aQuietNightIntoWhichTheStreamFadesIsNoSilence(
      @ForAll @DoubleRange(min = 0.1, max = 20) double perMinute) {
    assertThat(FindSilence.in(evenly(withNights(perMinute)), START + DAYS)).isEmpty();
  }

  /** The rate of false silences is small; it is not nought, since the hour before is chance too. */
  @Test
  void chanceSeldomLooksLikeASilence() {
    Random choices = new Random(20_260_301);
    int silent = 0;
    for (int i = 0; i < 500; i++) {
      double perMinute = 0.5 * Math.pow(40, choices.nextDouble());
      LongToDoubleFunction rate =
          i % 2 == 0 ? withNights(perMinute) : fading(perMinute, 1.5 + 20 * choices.nextDouble());
      TreeMap<Long, Long> mentions = mentions(choices.nextLong(), DAYS, rate);
      silent += FindSilence.in(mentions, START + DAYS).isEmpty() ? 0 : 1;
    }
    assertThat(silent).isLessThanOrEqualTo(10);
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

  private static LongToDoubleFunction fading(double perMinute, double halfLifeHours) {
    return minute -> perMinute * Math.pow(0.5, minute / 60.0 / halfLifeHours);
  }

  /** From full at noon to a tenth of it at midnight, as the hours of a day go. */
  private static LongToDoubleFunction withNights(double perMinute) {
    return minute -> perMinute * (0.1 + 0.45 * (1 + Math.cos(2 * Math.PI * minute / DAY)));
  }

  /** Mentions that come evenly at a rate. */
  private static TreeMap<Long, Long> evenly(LongToDoubleFunction perMinute) {
    TreeMap<Long, Long> mentions = new TreeMap<>();
    double expected = 0;
    for (long minute = 0; minute < DAYS; minute++) {
      double before = expected;
      expected += perMinute.applyAsDouble(minute);
      long count = (long) expected - (long) before;
      if (count > 0) {
        mentions.put(START + minute, count);
      }
    }
    return mentions;
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
