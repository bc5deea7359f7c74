package io.firebreak.models.coordination;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells accounts that are found together again from accounts that are merely active. */
final class Company {
  private static final int LEAST = 3;

  /** How rarely chance may bring so many together; a day has up to 64 clusters to meet in. */
  private static final double CHANCE = 1e-6;

  private final Map<Long, Integer> activity = new HashMap<>();
  private final Map<String, Map<Long, Long>> authors = new HashMap<>();
  private final Map<String, Double> shares = new HashMap<>();

  /**
   * @param texts all mentions of the window
   */
  Company(List<TextSeen> texts) {
    for (TextSeen text : texts) {
      if (text.author() != null) {
        activity.merge(Links.hash(text.author()), 1, Integer::sum);
      }
    }
  }

  /**
   * Takes a cluster in, or what it has grown to.
   *
   * @param members hashes of its accounts, each with the hash of its mention
   */
  void add(String id, Map<Long, Long> members, double share) {
    authors.computeIfAbsent(id, key -> new HashMap<>()).putAll(members);
    shares.merge(id, share, Math::max);
  }

  /**
   * Share of the members that were together in another cluster, by other mentions.
   *
   * @param members hashes of the accounts
   * @param mentions hashes of all mentions of the cluster
   */
  double again(String id, Set<Long> members, Set<Long> mentions) {
    Set<Long> together = new HashSet<>();
    for (Map.Entry<String, Map<Long, Long>> other : authors.entrySet()) {
      if (other.getKey().equals(id)) {
        continue;
      }
      Set<Long> both = new HashSet<>();
      for (long member : members) {
        Long mention = other.getValue().get(member);
        if (mention != null && !mentions.contains(mention)) {
          both.add(member);
        }
      }
      if (both.size() >= LEAST
          && chance(both.size(), members, shares.get(other.getKey())) < CHANCE) {
        together.addAll(both);
      }
    }
    return (double) together.size() / members.size();
  }

  /**
   * Probability that so many or more of the members are in a cluster by chance: each with
   * probability {@code 1 - (1 - share)^texts} for the texts it wrote, by Poisson's law.
   */
  private double chance(int together, Set<Long> members, double share) {
    double mean = 0;
    for (long member : members) {
      mean += 1 - StrictMath.pow(1 - share, activity.getOrDefault(member, 1));
    }
    // The tail's terms, each the one before times mean / i.
    double term = StrictMath.exp(-mean);
    double tail = 0;
    for (int i = 0; i < together + 200; i++) {
      if (i >= together) {
        tail += term;
      }
      term *= mean / (i + 1);
    }
    return tail;
  }
}
