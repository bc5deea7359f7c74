package io.firebreak.models.stance;

import io.firebreak.models.data.Stance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Two models' probabilities in one, and the choice of how much each counts. */
public final class Mixture {

  private static final double STEP = 0.1;
  private static final int STEPS = 7;
  private static final double LEAST = 1e-6;

  private Mixture() {}

  /** The product of {@code a}^(1-weight) and {@code b}^weight, brought to a sum of 1. */
  static double[] of(double[] a, double[] b, double weight) {
    double[] mixed = new double[a.length];
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      mixed[i] =
          StrictMath.exp(
              (1 - weight) * StrictMath.log(Math.max(LEAST, a[i]))
                  + weight * StrictMath.log(Math.max(LEAST, b[i])));
      sum += mixed[i];
    }
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] /= sum;
    }
    return mixed;
  }

  /**
   * The macro-F1 of one weight.
   *
   * @param weight of the linear model
   * @param meanMacroF1 over the data sets, each counting the same
   * @param macroF1 of each data set
   */
  public record Trial(double weight, double meanMacroF1, Map<String, Double> macroF1) {}

  /**
   * Tries weights of the linear model on the rows set apart ({@code "split":"val"}) whose target it
   * knows; neither model was trained on these rows.
   *
   * @param trainDirectory lines {@code {"text","target","label","split"}}
   * @param progress told what is being done
   * @return one trial per weight, from 0 up
   * @throws IOException when the data cannot be read
   */
  public static List<Trial> trials(
      LinearStanceClassifier linear,
      EncoderStanceClassifier encoder,
      Path trainDirectory,
      Consumer<String> progress)
      throws IOException {
    List<LabelledText> rows =
        LabelledText.readAll(trainDirectory).stream()
            .filter(LabelledText::choosing)
            .filter(row -> linear.knows(new Target(row.target(), List.of())))
            .toList();
    progress.accept("Judging " + rows.size() + " texts set apart, with both models");
    List<double[]> encoded = new ArrayList<>();
    List<double[]> counted = new ArrayList<>();
    for (LabelledText row : rows) {
      Target target = new Target(row.target(), List.of());
      encoded.add(encoder.probabilities(encoder.rewritten(row.text(), target), target));
      counted.add(linear.probabilities(row.text(), target));
    }
    List<Trial> trials = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      double weight = Math.round(10 * step * STEP) / 10.0;
      Map<String, long[][]> counts = new TreeMap<>();
      for (int i = 0; i < rows.size(); i++) {
        Stance judged = StanceScore.of(of(encoded.get(i), counted.get(i), weight)).stance();
        counts
            .computeIfAbsent(rows.get(i).dataSet(), name -> new long[3][3])[
            Confusion.ORDER.indexOf(rows.get(i).label())][Confusion.ORDER.indexOf(judged)]++;
      }
      Map<String, Double> scores = new TreeMap<>();
      counts.forEach((name, table) -> scores.put(name, Confusion.of(table, 0).macroF1()));
      double mean = scores.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
      trials.add(new Trial(weight, mean, scores));
    }
    return List.copyOf(trials);
  }
}
