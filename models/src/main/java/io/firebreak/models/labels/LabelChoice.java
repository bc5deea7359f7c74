package io.firebreak.models.labels;

import io.firebreak.models.data.LabelPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Chooses the mentions of one issue that are most worth an analyst's time.
 *
 * <p><b>Audit.</b> A mention's key and the seed give it a number between 0 and 1. Mentions below
 * the audit share are kept for auditing and never offered for training, so that picking uncertain
 * ones for training leaves the audit an unbiased random sample; of them those with the smallest
 * numbers come first. The choice is the same whenever it is asked, whatever was labelled between.
 * Copies of one text are mentions of their own: the audit is of mentions.
 *
 * <p><b>Training.</b> Of the others, greedily the one with the greatest product of uncertainty
 * (entropy of its probabilities) and distance to those chosen before: half of 1 - cosine of the
 * embeddings around their mean, or 1 - Jaccard similarity of the words where an embedding is
 * missing. Never two near-copies.
 *
 * <p>Give as candidates all unlabelled mentions of the issue, or a random sample of them, and
 * always the same audit share: candidates picked in another way make the audit biased.
 */
public final class LabelChoice {

  /** Share of labels that audit, where nothing else is said. */
  public static final double AUDIT_SHARE = 0.3;

  /** Training labels are chosen among this many candidates, the most uncertain. */
  private static final int POOL = 2_000;

  /** Texts with this Jaccard similarity of their words, or more, are near-copies. */
  private static final double COPY = 0.6;

  private static final int MAX_WORDS = 200;
  private static final int MAX_CHARS = 4_000;

  private LabelChoice() {}

  /**
   * A mention that could be labelled.
   *
   * @param mentionKey {@code platform:id}
   * @param text title and text
   * @param critic probability of critic; null when unclassified (never chosen), as the two below
   * @param supporter probability of supporter
   * @param neutral probability of neutral
   * @param embedding the encoder's vector; null when there is none
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Candidate(
      String mentionKey,
      String text,
      Double critic,
      Double supporter,
      Double neutral,
      float[] embedding) {

    boolean classified() {
      return critic != null && supporter != null && neutral != null;
    }

    /** Entropy of the probabilities over its maximum: 0 when sure, 1 when all are the same. */
    double uncertainty() {
      return (entropy(critic) + entropy(supporter) + entropy(neutral)) / StrictMath.log(3);
    }

    private static double entropy(double probability) {
      return probability <= 0 ? 0 : -probability * StrictMath.log(probability);
    }
  }

  /**
   * A mention to label.
   *
   * @param candidate the mention
   * @param part what its label will be for
   * @param why in words, for the analyst
   */
  public record Choice(Candidate candidate, LabelPart part, String why) {}

  /** The seed of an issue: the same issue always has the same audit sample. */
  public static long seedOf(String issueId) {
    return mixed(fingerprint(issueId));
  }

  /** Whether a mention is kept for auditing, so that a label of it must not train. */
  public static boolean isForAudit(String mentionKey, double auditShare, long seed) {
    return order(mentionKey, seed) < auditShare;
  }

  /**
   * Chooses, audit first.
   *
   * @param candidates mentions that nobody labelled
   * @param count how many to choose; fewer come back when there are not enough
   * @param auditShare of the choices, and of all mentions, 0 to 1
   * @param seed of the issue, see {@link #seedOf}
   */
  public static List<Choice> choose(
      List<Candidate> candidates, int count, double auditShare, long seed) {
    if (count < 0 || !(auditShare >= 0 && auditShare <= 1)) {
      throw new IllegalArgumentException(
          "count is " + count + ", audit share " + auditShare + ": must be from 0, and 0 to 1");
    }
    List<Candidate> audit = new ArrayList<>();
    List<Candidate> train = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (candidate.classified() && seen.add(candidate.mentionKey())) {
        (isForAudit(candidate.mentionKey(), auditShare, seed) ? audit : train).add(candidate);
      }
    }
    audit.sort(
        Comparator.comparingDouble((Candidate one) -> order(one.mentionKey(), seed))
            .thenComparing(Candidate::mentionKey));
    int wanted = (int) Math.min(audit.size(), Math.round(count * auditShare));
    List<Choice> choices = new ArrayList<>();
    for (Candidate one : audit.subList(0, wanted)) {
      choices.add(new Choice(one, LabelPart.AUDIT, "random, to measure errors"));
    }
    for (Candidate one : uncertain(train, count - wanted)) {
      choices.add(new Choice(one, LabelPart.TRAIN, why(one)));
    }
    return List.copyOf(choices);
  }

  private static String why(Candidate one) {
    return String.format(
        Locale.ROOT,
        "uncertain: critic %.2f, supporter %.2f, neutral %.2f",
        one.critic(),
        one.supporter(),
        one.neutral());
  }

  private static List<Candidate> uncertain(List<Candidate> all, int count) {
    List<Candidate> pool =
        all.stream()
            .sorted(
                Comparator.comparingDouble((Candidate one) -> -one.uncertainty())
                    .thenComparing(Candidate::mentionKey))
            .limit(POOL)
            .toList();
    List<Set<String>> words = pool.stream().map(one -> words(one.text())).toList();
    double[][] vectors = vectors(pool);
    double[] distance = new double[pool.size()];
    Arrays.fill(distance, 1);
    List<Candidate> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      int best = -1;
      double most = 0;
      for (int i = 0; i < distance.length; i++) {
        double value = distance[i] * pool.get(i).uncertainty();
        if (value > most) {
          most = value;
          best = i;
        }
      }
      if (best < 0) {
        break;
      }
      chosen.add(pool.get(best));
      for (int i = 0; i < distance.length; i++) {
        if (distance[i] > 0) {
          double alike = jaccard(words.get(best), words.get(i));
          boolean embedded = vectors[best] != null && vectors[i] != null;
          double away = embedded ? (1 - dot(vectors[best], vectors[i])) / 2 : 1 - alike;
          distance[i] = alike >= COPY ? 0 : Math.min(distance[i], away);
        }
      }
    }
    return chosen;
  }

  /** Embeddings around their mean, at length 1; null where there is none of the usual length. */
  private static double[][] vectors(List<Candidate> pool) {
    int size =
        pool.stream().filter(one -> one.embedding() != null).findFirst().stream()
            .mapToInt(one -> one.embedding().length)
            .findFirst()
            .orElse(0);
    double[][] vectors = new double[pool.size()][];
    double[] mean = new double[size];
    int count = 0;
    for (int i = 0; i < vectors.length; i++) {
      float[] embedding = pool.get(i).embedding();
      if (embedding != null && embedding.length == size) {
        vectors[i] = new double[size];
        for (int j = 0; j < size; j++) {
          vectors[i][j] = embedding[j];
          mean[j] += embedding[j];
        }
        count++;
      }
    }
    for (double[] vector : vectors) {
      if (vector == null) {
        continue;
      }
      for (int j = 0; j < size; j++) {
        vector[j] -= mean[j] / count;
      }
      double length = Math.sqrt(dot(vector, vector));
      for (int j = 0; j < size && length > 0; j++) {
        vector[j] /= length;
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The words of a text without addresses and mentions of names, which copies differ in. */
  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    String plain = text == null ? "" : text.substring(0, Math.min(MAX_CHARS, text.length()));
    for (String word : plain.toLowerCase(Locale.ROOT).split("\\s+", MAX_WORDS + 1)) {
      if (!word.isEmpty()
          && word.charAt(0) != '@'
          && !word.startsWith("http")
          && !word.equals("rt")
          && words.size() < MAX_WORDS) {
        words.add(word);
      }
    }
    return words;
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    if (a.isEmpty() && b.isEmpty()) {
      return 1;
    }
    Set<String> small = a.size() <= b.size() ? a : b;
    Set<String> large = a.size() <= b.size() ? b : a;
    long both = small.stream().filter(large::contains).count();
    return (double) both / (a.size() + b.size() - both);
  }

  /** A mention's number from 0 up to 1, as good as random. */
  private static double order(String mentionKey, long seed) {
    return (mixed(fingerprint(mentionKey) ^ mixed(seed)) >>> 11) * 0x1.0p-53;
  }

  /** FNV-1a over the characters. */
  private static long fingerprint(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** The finisher of SplitMix64. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
