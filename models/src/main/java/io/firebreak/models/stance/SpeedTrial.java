package io.firebreak.models.stance;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How many texts of about 30 tokens a mode judges in one second of one processor. The figure rests
 * on the machine; nothing else in an evaluation does.
 */
public final class SpeedTrial {

  /** Words of a text of about 30 tokens, at least. */
  public static final int LEAST_WORDS = 20;

  private static final int MOST_WORDS = 26;
  private static final int WARM_UP = 400;

  private static final int TEXTS = 2_000;
  private static final int ROUNDS = 3;

  private SpeedTrial() {}

  /**
   * Texts of 20 to 26 words, about 30 tokens: those of {@link Behaviour}, two or three in one, the
   * same each time.
   */
  static List<String> texts() {
    List<String> parts = Behaviour.examples().stream().map(Behaviour.Example::text).toList();
    SplittableRandom random = new SplittableRandom(1);
    Set<String> texts = new LinkedHashSet<>();
    while (texts.size() < TEXTS) {
      String text = parts.get(random.nextInt(parts.size()));
      while (text.split(" ").length < LEAST_WORDS) {
        text += " " + parts.get(random.nextInt(parts.size()));
      }
      if (isUsual(text)) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /**
   * Texts per second of the calling thread's processor time, in the best of {@value #ROUNDS}
   * rounds: the one that other work on the machine disturbed least.
   *
   * @param judge in the mode to be measured
   * @param texts those of 20 to 26 words are used, over and over
   * @param count texts that are judged in a round
   * @param reposts share of texts that were judged before, the same in each round
   * @param seed of the order
   */
  public static double textsPerCpuSecond(
      StanceJudge judge, List<String> texts, int count, double reposts, long seed) {
    List<String> usual = texts.stream().filter(SpeedTrial::isUsual).distinct().toList();
    if (usual.isEmpty()) {
      throw new IllegalArgumentException("no text of " + LEAST_WORDS + " words among them");
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<Target> targets = new ArrayList<>();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS * count; i++) {
      boolean repost = (long) ((i + 1) * reposts) > (long) (i * reposts);
      if (repost && !order.isEmpty()) {
        int again = random.nextInt(order.size());
        order.add(order.get(again));
        targets.add(targets.get(again));
      } else {
        order.add(usual.get(i % usual.size()));
        // A new name for each round, so that only what is meant to be a repost is one.
        targets.add(new Target("Northwind " + i / usual.size(), List.of()));
      }
    }
    long best = Long.MAX_VALUE;
    long before = 0;
    for (int i = 0; i < order.size(); i++) {
      if (i == WARM_UP) {
        before = cpuNanos();
      }
      judge.judge("en", null, order.get(i), targets.get(i), false);
      if (i >= WARM_UP && (i + 1 - WARM_UP) % count == 0) {
        best = Math.min(best, cpuNanos() - before);
        before = cpuNanos();
      }
    }
    return count / Math.max(1e-9, best / 1e9);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static boolean isUsual(String text) {
    int words = text.split(" ").length;
    return words >= LEAST_WORDS && words <= MOST_WORDS;
  }
}
