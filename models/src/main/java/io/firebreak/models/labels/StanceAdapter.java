package io.firebreak.models.labels;

/**
 * What the labels of one issue add to the models' scores: softmax(log p + b + V log p + W e), where
 * p are the models' probabilities and e is the encoder's embedding; see {@link AdapterFit}. The
 * weights of one issue fill about 10 kB. Immutable; safe for many threads; the same input gives the
 * same bits.
 */
public final class StanceAdapter {

  private static final double LEAST = 1e-6;

  private final String baseVersion;
  private final String labelsVersion;
  private final double[][] scores;
  private final double[][] embedding;

  /** Takes ownership of the arrays. */
  StanceAdapter(String baseVersion, String labelsVersion, double[][] scores, double[][] embedding) {
    this.baseVersion = baseVersion;
    this.labelsVersion = labelsVersion;
    this.scores = scores;
    this.embedding = embedding;
  }

  /** Version of the models that it was fitted to. */
  public String baseVersion() {
    return baseVersion;
  }

  /** Version of the labels that it learnt from. */
  public String labelsVersion() {
    return labelsVersion;
  }

  /** Both versions: what stands in a mention that it judged. */
  public String version() {
    return baseVersion + "+" + labelsVersion;
  }

  /**
   * What a text's embedding adds to the score of each stance.
   *
   * @param e the encoder's vector
   */
  public double[] shift(float[] e) {
    double[] shift = new double[embedding.length];
    for (int k = 0; k < shift.length; k++) {
      double sum = 0;
      for (int j = 0; j < embedding[k].length; j++) {
        sum += embedding[k][j] * e[j];
      }
      shift[k] = sum;
    }
    return shift;
  }

  /**
   * The adapted probabilities.
   *
   * @param base the models' probabilities, critic, supporter, neutral
   * @param shift see {@link #shift}
   */
  public double[] probabilities(double[] base, double[] shift) {
    double[] logs = centredLog(base);
    double[] logits = new double[logs.length];
    for (int k = 0; k < logits.length; k++) {
      double sum = logs[k] + scores[k][0] + shift[k];
      for (int j = 0; j < logs.length; j++) {
        sum += scores[k][1 + j] * logs[j];
      }
      logits[k] = sum;
    }
    return softmax(logits);
  }

  double[] probabilities(Example example) {
    return probabilities(example.probabilities(), shift(example.embedding()));
  }

  static double[] centredLog(double[] probabilities) {
    double[] logs = new double[probabilities.length];
    double mean = 0;
    for (int k = 0; k < logs.length; k++) {
      logs[k] = StrictMath.log(Math.max(LEAST, probabilities[k]));
      mean += logs[k] / logs.length;
    }
    for (int k = 0; k < logs.length; k++) {
      logs[k] -= mean;
    }
    return logs;
  }

  static double[] softmax(double[] logits) {
    double most = Math.max(logits[0], Math.max(logits[1], logits[2]));
    double[] p = new double[logits.length];
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = StrictMath.exp(logits[k] - most);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
