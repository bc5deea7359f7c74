package io.firebreak.models.followup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Whom to answer first: critics and neutrals by the critics that are still expected to descend from
 * them, each author and each thread once.
 */
public final class FollowUpQueue {
  private static final double LEAST_OPINION = 0.5;
  private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);
  private static final long SOONEST_MINUTES = 15;
  private static final long LATEST_MINUTES = 24 * 60;

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
    Threads threads = Threads.of(known, nowMillis);
    SpreadForecast forecast = SpreadForecast.of(threads, nowMillis, null);
    FollowUpQueue.Among among =
        new Among(
            threads,
            place -> hasOpinion(threads.mention(place)) && answerable.test(threads.mention(place)),
            0,
            most);
    return pick(among, forecast, nowMillis, Map.of());
  }

  /** Whether a mention is critic, or neutral and may still be won. */
  static boolean hasOpinion(SeenMention mention) {
    return mention.critic() + mention.neutral() >= LEAST_OPINION;
  }

  /**
   * What is picked from.
   *
   * @param may the places of those that may be in the queue
   * @param leastCritics who is expected to bring forth fewer is left out
   * @param most how many at most
   */
  record Among(Threads threads, IntPredicate may, double leastCritics, int most) {}

  private record Candidate(int place, double critics, String key) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byCritics = Double.compare(other.critics, critics);
      return byCritics != 0 ? byCritics : key.compareTo(other.key);
    }
  }

  /**
   * Picks.
   *
   * @param limits by when those that were listed before are to be answered, by key
   */
  static List<FollowUp> pick(
      Among among, SpreadForecast forecast, long nowMillis, Map<String, Long> limits) {
    Threads threads = among.threads();
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < threads.count(); i++) {
      double critics = forecast.laterCritics(i);
      if (critics >= among.leastCritics() && among.may().test(i)) {
        candidates.add(new Candidate(i, critics, threads.mention(i).key()));
      }
    }
    List<FollowUp> queue = new ArrayList<>();
    Set<String> authors = new HashSet<>();
    Set<String> threadNames = new HashSet<>();
    PriorityQueue<Candidate> first = new PriorityQueue<>(candidates);
    while (queue.size() < among.most() && !first.isEmpty()) {
      int place = first.remove().place();
      SeenMention mention = threads.mention(place);
      String thread = threads.name(place);
      String author = mention.authorKey();
      if (threadNames.contains(thread) || (author != null && authors.contains(author))) {
        continue;
      }
      threadNames.add(thread);
      authors.add(author);
      Long limit = limits.get(mention.key());
      queue.add(
          new FollowUp(
              queue.size() + 1,
              forecast.at(place),
              thread,
              limit == null ? answerBy(mention, nowMillis) : limit));
    }
    return queue;
  }

  /** Half of the rest: the first minute at which K has come half way from now to 1. */
  private static long answerBy(SeenMention mention, long nowMillis) {
    KernelShares kernel = KernelShares.ofPlatform(mention.platform());
    long age = nowMillis - mention.publishedAtMillis();
    double wanted = (1 + kernel.within(age)) / 2;
    long low = SOONEST_MINUTES;
    long high = LATEST_MINUTES;
    while (low < high) {
      long middle = (low + high) / 2;
      if (kernel.within(age + middle * MINUTE_MILLIS) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return nowMillis + low * MINUTE_MILLIS;
  }
}
