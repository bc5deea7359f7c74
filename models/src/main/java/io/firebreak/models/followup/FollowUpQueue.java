package io.firebreak.models.followup;

import io.firebreak.models.effect.RepostKernel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom to answer first: critics and neutrals by the critics that are still expected to descend from
 * them, each author and each thread once.
 */
public final class FollowUpQueue {
  private static final double LEAST_OPINION = 0.5;
  private static final double MILLIS_PER_HOUR = 3_600_000;
  private static final double SOONEST_HOURS = 0.25;
  private static final double LATEST_HOURS = 24;

  private FollowUpQueue() {}

  /**
   * Picks.
   *
   * @param known all mentions of the issue that are known, also those that are not to be answered:
   *     the forecast learns from them
   * @param nowMillis the present
   * @param answerable which of them may be in the queue
   * @param most how many at most
   * @return by rank
   */
  public static List<FollowUp> pick(
      List<SeenMention> known, long nowMillis, Predicate<SeenMention> answerable, int most) {
    Map<String, SeenMention> byKey = new HashMap<>(2 * known.size());
    known.forEach(mention -> byKey.put(mention.key(), mention));
    List<Forecast> forecasts = new ArrayList<>(SpreadForecast.of(known, nowMillis));
    forecasts.removeIf(
        forecast -> {
          SeenMention mention = byKey.get(forecast.key());
          return mention.critic() + mention.neutral() < LEAST_OPINION || !answerable.test(mention);
        });
    forecasts.sort(
        Comparator.comparingDouble(Forecast::laterCritics).reversed().thenComparing(Forecast::key));
    List<FollowUp> queue = new ArrayList<>();
    Set<String> authors = new HashSet<>();
    Set<String> threads = new HashSet<>();
    for (Forecast forecast : forecasts) {
      if (queue.size() == most) {
        break;
      }
      SeenMention mention = byKey.get(forecast.key());
      String root = root(mention, byKey);
      String author = mention.author() == null ? null : mention.platform() + ":" + mention.author();
      if (threads.contains(root) || (author != null && authors.contains(author))) {
        continue;
      }
      threads.add(root);
      authors.add(author);
      queue.add(new FollowUp(queue.size() + 1, forecast, root, answerBy(mention, nowMillis)));
    }
    return queue;
  }

  /** A thread's first known mention; a thread that runs in a circle is its own. */
  private static String root(SeenMention mention, Map<String, SeenMention> byKey) {
    Set<String> passed = new HashSet<>();
    SeenMention at = mention;
    while (at.parentKey() != null && byKey.containsKey(at.parentKey()) && passed.add(at.key())) {
      at = byKey.get(at.parentKey());
    }
    return passed.contains(at.key()) ? mention.key() : at.key();
  }

  /** Half of the rest: the first time at which K has come half way from now to 1. */
  private static long answerBy(SeenMention mention, long nowMillis) {
    RepostKernel kernel = RepostKernel.ofPlatform(mention.platform());
    double age = (nowMillis - mention.publishedAtMillis()) / MILLIS_PER_HOUR;
    double wanted = (1 + kernel.withinHours(age)) / 2;
    double low = SOONEST_HOURS;
    double high = LATEST_HOURS;
    for (int i = 0; i < 30; i++) {
      double middle = (low + high) / 2;
      if (kernel.withinHours(age + middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return nowMillis + Math.round(high * 60) * 60_000L;
  }
}
