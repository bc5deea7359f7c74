package io.firebreak.models.stance;

import io.firebreak.models.data.Stance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stance model ought to do, in short texts written for this project: class by class
 * (negation, comparison, sarcasm and so on), how many are judged as they should be.
 */
public final class Behaviour {

  private static final String FILE = "behaviour.tsv";

  private Behaviour() {}

  /** One text of {@value #FILE}. */
  record Example(String kind, Target target, Stance stance, String text) {}

  /**
   * How a class of texts was judged.
   *
   * @param kind name of the class
   * @param right texts judged as they should be
   * @param texts all texts of the class
   */
  public record Kind(String kind, int right, int texts) {
    /** Share judged as they should be. */
    public double share() {
      return texts == 0 ? 0 : (double) right / texts;
    }
  }

  /**
   * What a model made of all classes.
   *
   * @param kinds in alphabetical order
   * @param pairsRight texts with two targets, both judged as they should be
   * @param pairs texts that are asked about two targets
   */
  public record Result(List<Kind> kinds, int pairsRight, int pairs) {
    /**
     * The share of one class.
     *
     * @throws IllegalArgumentException when there is no such class
     */
    public double share(String kind) {
      return kinds.stream()
          .filter(one -> one.kind().equals(kind))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no class " + kind))
          .share();
    }
  }

  /** Judges all examples. */
  public static Result of(StanceClassifier classifier) {
    Map<String, int[]> kinds = new TreeMap<>();
    Map<String, int[]> byText = new TreeMap<>();
    for (Example example : examples()) {
      Stance judged = classifier.classify("en", null, example.text(), example.target()).stance();
      int right = judged == example.stance() ? 1 : 0;
      count(kinds, example.kind(), right);
      count(byText, example.text(), right);
    }
    List<int[]> pairs = byText.values().stream().filter(count -> count[1] == 2).toList();
    return new Result(
        kinds.entrySet().stream()
            .map(entry -> new Kind(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
            .toList(),
        (int) pairs.stream().filter(count -> count[0] == 2).count(),
        pairs.size());
  }

  private static void count(Map<String, int[]> counts, String key, int right) {
    int[] count = counts.computeIfAbsent(key, name -> new int[2]);
    count[0] += right;
    count[1]++;
  }

  /** All examples, in the order of the file. */
  static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    try (InputStream in = Behaviour.class.getResourceAsStream(FILE);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] field = line.split("\t", -1);
          List<String> aliases = field[2].isEmpty() ? List.of() : List.of(field[2].split(","));
          examples.add(
              new Example(field[0], new Target(field[1], aliases), Stance.of(field[3]), field[4]));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(FILE + " cannot be read: install Firebreak again", e);
    }
    return List.copyOf(examples);
  }
}
