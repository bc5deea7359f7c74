package io.firebreak.models.labels;

import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;
import edu.stanford.nlp.optimization.QNMinimizer;
import java.util.Arrays;
import java.util.List;

/**
 * Fits an adapter: the weights w with the least
 *
 * <p>sum over labels of -log softmax(log p + w z)[stance] + sum over weights of penalty/2 w²,
 *
 * <p>where p is what the models say without labels and z = (1, log p around its mean, embedding
 * around its mean over the labels, at mean square length 1). With no labels w is 0: few labels
 * change little. L-BFGS (CoreNLP), from 0; the function is convex.
 */
final class AdapterFit extends AbstractCachingDiffFunction {

  /**
   * Penalties on the shift of a stance, on the scaling of the models' scores and on the embedding.
   * Chosen on six brands that no encoder was trained on, with 50 to 300 labels of each.
   */
  record Penalties(double shift, double scores, double embedding) {
    static final Penalties CHOSEN = new Penalties(20, 40, 0.4);
  }

  private static final int STANCES = 3;
  private static final int BEFORE_EMBEDDING = 1 + STANCES;
  private static final int ITERATIONS = 80;
  private static final int MEMORY = 10;
  private static final double TOLERANCE = 1e-4;

  private final double[][] offsets;
  private final double[][] features;
  private final int[] stances;
  private final double[] penalties;

  private AdapterFit(double[][] offsets, double[][] features, int[] stances, Penalties strength) {
    this.offsets = offsets;
    this.features = features;
    this.stances = stances;
    this.penalties = new double[features[0].length];
    Arrays.fill(penalties, strength.embedding());
    Arrays.fill(penalties, 0, BEFORE_EMBEDDING, strength.scores());
    penalties[0] = strength.shift();
  }

  /**
   * Fits.
   *
   * @param examples at least one
   * @param penalties how near to the models the adapter stays
   * @param baseVersion of the models
   * @param labelsVersion of the labels
   */
  static StanceAdapter of(
      List<Example> examples, Penalties penalties, String baseVersion, String labelsVersion) {
    int size = examples.get(0).embedding().length;
    double[] mean = new double[size];
    for (Example example : examples) {
      for (int j = 0; j < size; j++) {
        mean[j] += example.embedding()[j] / (double) examples.size();
      }
    }
    double square = 0;
    for (Example example : examples) {
      for (int j = 0; j < size; j++) {
        double away = example.embedding()[j] - mean[j];
        square += away * away;
      }
    }
    double scale = square == 0 ? 0 : 1 / Math.sqrt(square / examples.size());
    double[][] offsets = new double[examples.size()][];
    double[][] features = new double[examples.size()][];
    int[] stances = new int[examples.size()];
    for (int i = 0; i < stances.length; i++) {
      Example example = examples.get(i);
      offsets[i] = StanceAdapter.centredLog(example.probabilities());
      stances[i] = example.stance();
      double[] z = new double[BEFORE_EMBEDDING + size];
      z[0] = 1;
      System.arraycopy(offsets[i], 0, z, 1, STANCES);
      for (int j = 0; j < size; j++) {
        z[BEFORE_EMBEDDING + j] = (example.embedding()[j] - mean[j]) * scale;
      }
      features[i] = z;
    }
    AdapterFit function = new AdapterFit(offsets, features, stances, penalties);
    QNMinimizer minimizer = new QNMinimizer(MEMORY);
    minimizer.shutUp();
    minimizer.terminateOnMaxItr(ITERATIONS);
    double[] w = minimizer.minimize(function, TOLERANCE, new double[function.domainDimension()]);
    return adapter(w, mean, scale, baseVersion, labelsVersion);
  }

  private static StanceAdapter adapter(
      double[] w, double[] mean, double scale, String baseVersion, String labelsVersion) {
    int width = BEFORE_EMBEDDING + mean.length;
    double[][] scores = new double[STANCES][];
    double[][] embedding = new double[STANCES][mean.length];
    for (int k = 0; k < STANCES; k++) {
      scores[k] = Arrays.copyOfRange(w, k * width, k * width + BEFORE_EMBEDDING);
      for (int j = 0; j < mean.length; j++) {
        double weight = w[k * width + BEFORE_EMBEDDING + j] * scale;
        embedding[k][j] = weight;
        scores[k][0] -= weight * mean[j];
      }
    }
    return new StanceAdapter(baseVersion, labelsVersion, scores, embedding);
  }

  @Override
  public int domainDimension() {
    return STANCES * penalties.length;
  }

  @Override
  protected void calculate(double[] w) {
    int width = penalties.length;
    value = 0;
    for (int at = 0; at < w.length; at++) {
      double penalty = penalties[at % width];
      value += penalty * w[at] * w[at] / 2;
      derivative[at] = penalty * w[at];
    }
    double[] logits = new double[STANCES];
    for (int i = 0; i < features.length; i++) {
      double[] z = features[i];
      for (int k = 0; k < STANCES; k++) {
        double sum = offsets[i][k];
        for (int j = 0; j < width; j++) {
          sum += w[k * width + j] * z[j];
        }
        logits[k] = sum;
      }
      double[] p = StanceAdapter.softmax(logits);
      value -= StrictMath.log(Math.max(Double.MIN_NORMAL, p[stances[i]]));
      for (int k = 0; k < STANCES; k++) {
        double residual = p[k] - (k == stances[i] ? 1 : 0);
        for (int j = 0; j < width; j++) {
          derivative[k * width + j] += residual * z[j];
        }
      }
    }
  }
}
