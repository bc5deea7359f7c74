package io.firebreak.models.stance;

import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceEvaluation.Interval;
import io.firebreak.models.stance.StanceGoals.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Measures what is asked of the stance models on the public test sets: opinion F1 on SemEval-2016
 * A, macro-F1 and neutral F1 of each company of the sets {@code brand_*}, texts with two targets
 * judged right toward both, calibration on those companies. A set that is not there is left out.
 */
public final class GoalsEvaluator {

  private static final String SEMEVAL = "semeval2016a";
  private static final String PAIRS = "mtsd";
  private static final String BRANDS = "brand_";
  private static final int BINS = 15;
  private static final int UNCLASSIFIED = 3;

  private final List<Goal> goals = new ArrayList<>();
  private final long seed;

  private GoalsEvaluator(long seed) {
    this.seed = seed;
  }

  /** A text with what humans and the model said; {@value #UNCLASSIFIED} where it said nothing. */
  private record Judged(LabelledText row, int human, int judged, double sure) {
    boolean right() {
      return human == judged;
    }
  }

  /**
   * Judges the test sets that goals are set on.
   *
   * @param mode word of the mode, for the report
   * @param classifier judges in that mode
   * @param testDirectory lines {@code {"text","target","label"}}
   * @param seed of the bootstrap
   * @param progress told what is being done, one line each
   * @throws IOException when the data cannot be read
   */
  public static StanceGoals evaluate(
      String mode,
      StanceClassifier classifier,
      Path testDirectory,
      long seed,
      Consumer<String> progress)
      throws IOException {
    List<Judged> judged = new ArrayList<>();
    List<LabelledText> rows =
        LabelledText.readAll(testDirectory).stream()
            .filter(
                row ->
                    row.dataSet().equals(SEMEVAL)
                        || row.dataSet().equals(PAIRS)
                        || row.dataSet().startsWith(BRANDS))
            .toList();
    progress.accept("Judging " + rows.size() + " texts in the mode " + mode);
    for (LabelledText row : rows) {
      StanceScore score =
          classifier.classify("en", null, row.text(), new Target(row.target(), List.of()));
      int index = Confusion.ORDER.indexOf(score.stance());
      judged.add(
          new Judged(
              row,
              Confusion.ORDER.indexOf(row.label()),
              index < 0 ? UNCLASSIFIED : index,
              score.sureness()));
    }
    GoalsEvaluator evaluator = new GoalsEvaluator(seed);
    evaluator.semeval(only(judged, row -> row.dataSet().equals(SEMEVAL)));
    evaluator.brands(only(judged, row -> row.dataSet().startsWith(BRANDS)));
    evaluator.pairs(only(judged, row -> row.dataSet().equals(PAIRS)));
    return new StanceGoals(
        mode, classifier.version(), List.copyOf(evaluator.goals), Behaviour.of(classifier));
  }

  private static List<Judged> only(List<Judged> judged, Predicate<LabelledText> which) {
    return judged.stream().filter(one -> which.test(one.row())).toList();
  }

  private void semeval(List<Judged> judged) {
    if (!judged.isEmpty()) {
      add("SemEval-2016 A, opinion F1", judged, Confusion::opinionF1, 0.73);
    }
  }

  private void brands(List<Judged> judged) {
    Map<String, List<Judged>> byBrand = new LinkedHashMap<>();
    judged.forEach(
        one -> byBrand.computeIfAbsent(one.row().target(), name -> new ArrayList<>()).add(one));
    if (byBrand.isEmpty()) {
      return;
    }
    add(
        "companies, mean macro-F1",
        judged.size(),
        Resample.interval(
            judged.size(),
            seed,
            picks -> {
              Map<String, List<Judged>> drawn = new LinkedHashMap<>();
              for (int pick : picks) {
                Judged one = judged.get(pick);
                drawn.computeIfAbsent(one.row().target(), name -> new ArrayList<>()).add(one);
              }
              return drawn.values().stream()
                  .mapToDouble(of -> confusion(of).macroF1())
                  .average()
                  .orElse(0);
            }),
        0.66,
        false);
    byBrand.forEach((name, of) -> add(name + ", macro-F1", of, Confusion::macroF1, 0.60));
    byBrand.forEach(
        (name, of) ->
            add(name + ", neutral F1", of, confusion -> confusion.f1(Stance.NEUTRAL), 0.50));
    add(
        "companies, ECE (15 bins)",
        judged.size(),
        Resample.interval(judged.size(), seed, picks -> calibrationError(judged, picks)),
        0.05,
        true);
  }

  private void pairs(List<Judged> judged) {
    Map<String, List<Judged>> byText = new LinkedHashMap<>();
    judged.forEach(
        one -> byText.computeIfAbsent(one.row().text(), text -> new ArrayList<>()).add(one));
    List<List<Judged>> pairs = byText.values().stream().filter(of -> of.size() == 2).toList();
    if (!pairs.isEmpty()) {
      add(
          "two targets, both right",
          2 * pairs.size(),
          Resample.interval(
              pairs.size(),
              seed,
              picks -> {
                int right = 0;
                for (int pick : picks) {
                  right += pairs.get(pick).stream().allMatch(Judged::right) ? 1 : 0;
                }
                return (double) right / picks.length;
              }),
          0.60,
          false);
    }
  }

  private void add(
      String name, List<Judged> judged, ToDoubleFunction<Confusion> measure, double wanted) {
    Interval interval =
        Resample.interval(
            judged.size(),
            seed,
            picks -> {
              List<Judged> drawn = new ArrayList<>(picks.length);
              for (int pick : picks) {
                drawn.add(judged.get(pick));
              }
              return measure.applyAsDouble(confusion(drawn));
            });
    add(name, judged.size(), interval, wanted, false);
  }

  private void add(String name, int texts, Interval value, double wanted, boolean atMost) {
    goals.add(new Goal(name, texts, value, wanted, atMost));
  }

  private static Confusion confusion(List<Judged> judged) {
    long[][] counts = new long[3][3];
    long unclassified = 0;
    for (Judged one : judged) {
      if (one.judged() == UNCLASSIFIED) {
        unclassified++;
      } else {
        counts[one.human()][one.judged()]++;
      }
    }
    return Confusion.of(counts, unclassified);
  }

  private static double calibrationError(List<Judged> judged, int[] picks) {
    double[] gap = new double[BINS];
    int texts = 0;
    for (int pick : picks) {
      Judged one = judged.get(pick);
      if (one.judged() != UNCLASSIFIED) {
        gap[Math.min(BINS - 1, (int) (one.sure() * BINS))] += one.sure() - (one.right() ? 1 : 0);
        texts++;
      }
    }
    double sum = 0;
    for (double each : gap) {
      sum += Math.abs(each);
    }
    return texts == 0 ? 0 : sum / texts;
  }
}
