package io.firebreak.models.stance;

import edu.stanford.nlp.classify.GeneralDataset;
import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.classify.LogConditionalObjectiveFunction;
import edu.stanford.nlp.classify.LogPrior;
import edu.stanford.nlp.classify.RVFDataset;
import edu.stanford.nlp.optimization.QNMinimizer;
import edu.stanford.nlp.util.HashIndex;
import edu.stanford.nlp.util.Index;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fits CoreNLP's linear classifier (multinomial logistic regression, quadratic prior, L-BFGS) to
 * feature indices.
 */
final class LinearFit {

  /** A feature must occur in this many texts. */
  private static final int LEAST_TEXTS = 4;

  /** Spread of the prior on a weight: smaller keeps weights nearer to 0. */
  private static final double SIGMA = 0.07;

  /** A target's own features count this much more, so that the prior binds them less. */
  private static final double OWN_SCALE = 3;

  private static final int ITERATIONS = 60;
  private static final int MEMORY = 8;
  private static final double TOLERANCE = 1e-4;

  private final LinearClassifier<Integer, Integer> classifier;
  private final Consumer<String> progress;

  private LinearFit(LinearClassifier<Integer, Integer> classifier, Consumer<String> progress) {
    this.classifier = classifier;
    this.progress = progress;
  }

  /**
   * Fits.
   *
   * @param features per text, its feature indices
   * @param lengths per text, the number n of features that its scale rests on
   * @param labels per text, the index of its stance
   * @param weights per text, how much it counts
   */
  static LinearFit of(
      int[][] features, int[] lengths, int[] labels, float[] weights, Consumer<String> progress) {
    Index<Integer> kept = kept(features);
    progress.accept("Fitting " + kept.size() + " features to " + features.length + " texts");
    int[][] data = new int[features.length][];
    double[][] values = new double[features.length][];
    for (int i = 0; i < features.length; i++) {
      data[i] = Arrays.stream(features[i]).map(kept::indexOf).filter(at -> at >= 0).toArray();
      values[i] = new double[data[i].length];
      double factor = LinearWeights.lengthFactor(lengths[i]);
      for (int j = 0; j < data[i].length; j++) {
        values[i][j] = factor * ownScale(kept.get(data[i][j]));
      }
      features[i] = null;
    }
    Index<Integer> stances = new HashIndex<>(List.of(0, 1, 2));
    var objective =
        new SteadyObjective(new RVFDataset<>(stances, labels, kept, data, values), weights);
    QNMinimizer minimizer = new QNMinimizer(MEMORY);
    minimizer.shutUp();
    minimizer.terminateOnMaxItr(ITERATIONS);
    double[] solution =
        minimizer.minimize(objective, TOLERANCE, new double[objective.domainDimension()]);
    return new LinearFit(new LinearClassifier<>(objective.to2D(solution), kept, stances), progress);
  }

  private static double ownScale(int feature) {
    return StanceFeatures.isCopy(feature) ? OWN_SCALE : 1;
  }

  private static Index<Integer> kept(int[][] features) {
    int[] texts = new int[2 << StanceFeatures.BITS];
    for (int[] one : features) {
      for (int feature : one) {
        texts[feature]++;
      }
    }
    List<Integer> kept = new ArrayList<>();
    for (int feature = 0; feature < texts.length; feature++) {
      if (texts[feature] >= LEAST_TEXTS) {
        kept.add(feature);
      }
    }
    return new HashIndex<>(kept);
  }

  /**
   * The weights as bytes. One unit is the largest weight / 127, where the largest leaves out one
   * weight in a thousand; those are cut to it.
   */
  LinearWeights quantised(List<String> wellKnown) {
    double[][] weights = classifier.weights();
    for (int i = 0; i < weights.length; i++) {
      double own = ownScale(classifier.featureIndex().get(i));
      weights[i] = Arrays.stream(weights[i]).map(weight -> weight * own).toArray();
    }
    double[] sizes =
        Arrays.stream(weights).flatMapToDouble(Arrays::stream).map(Math::abs).sorted().toArray();
    double largest = sizes.length == 0 ? 1 : Math.max(1e-9, sizes[(int) (sizes.length * 0.999)]);
    float scale = (float) (largest / 127);
    byte[] table = LinearWeights.emptyTable();
    for (int i = 0; i < weights.length; i++) {
      int at = classifier.featureIndex().get(i) * LinearWeights.STANCES;
      for (int stance = 0; stance < LinearWeights.STANCES; stance++) {
        long units = Math.round(weights[i][stance] / scale);
        table[at + stance] = (byte) Math.max(-127, Math.min(127, units));
      }
    }
    progress.accept("One unit of weight is " + scale);
    return new LinearWeights(table, scale, 1, 1, wellKnown);
  }

  /** Adds in an order that does not depend on the number of processors. */
  private static final class SteadyObjective
      extends LogConditionalObjectiveFunction<Integer, Integer> {

    SteadyObjective(GeneralDataset<Integer, Integer> data, float[] weights) {
      super(data, weights, new LogPrior(LogPrior.LogPriorType.QUADRATIC, SIGMA, 0.1));
      threads = 2;
      parallelGradientCalculation = true;
    }
  }
}
