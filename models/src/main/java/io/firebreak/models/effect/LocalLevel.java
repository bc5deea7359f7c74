package io.firebreak.models.effect;

/**
 * Generalised least squares with a ridge where the noise is independent errors plus a random walk:
 * V = diag(v + burst^2) + walk^2 min(t_i - t_1, t_j - t_1).
 *
 * <p>V is the covariance of a local-level model, whose Kalman filter gives L^-1 y and log |V| for
 * the Cholesky factor L of V in one pass, to rounding the same as the dense factorisation and
 * linear in the number of rows. Durbin and Koopman 2012, chapters 2 and 6.
 */
final class LocalLevel {

  /** Coefficients. */
  final double[] theta;

  /** Inverse of H = X'V^-1 X + P. */
  final double[][] inverse;

  /** r'V^-1 r + theta'P theta. */
  final double rss;

  final double logDetV;
  final double logDetH;

  private LocalLevel(
      double[] theta, double[][] inverse, double rss, double logDetV, double logDetH) {
    this.theta = theta;
    this.inverse = inverse;
    this.rss = rss;
    this.logDetV = logDetV;
    this.logDetH = logDetH;
  }

  /**
   * Fits.
   *
   * @param columns the columns of X, then y
   * @param variances v
   * @param times t in hours, ascending
   * @param noise the walk, and the variance that each row has besides v
   * @param precisions diagonal of P
   */
  static LocalLevel fit(
      double[][] columns,
      double[] variances,
      double[] times,
      NoiseGrid.Noise noise,
      double[] precisions) {
    int p = columns.length - 1;
    int n = variances.length;
    double[][] products = new double[p + 1][p + 1];
    double[] level = new double[p + 1];
    double[] row = new double[p + 1];
    double spread = 0;
    double logDetV = 0;
    double walk = noise.walk() * noise.walk();
    double burst = noise.burst() * noise.burst();
    for (int j = 0; j < n; j++) {
      if (j > 0) {
        spread += walk * (times[j] - times[j - 1]);
      }
      double own = variances[j] + burst;
      double total = spread + own;
      double gain = spread / total;
      double scale = 1 / Math.sqrt(total);
      for (int c = 0; c <= p; c++) {
        double error = columns[c][j] - level[c];
        level[c] += gain * error;
        row[c] = error * scale;
      }
      for (int c = 0; c <= p; c++) {
        for (int d = 0; d <= c; d++) {
          products[c][d] += row[c] * row[d];
        }
      }
      spread = gain * own;
      logDetV += StrictMath.log(total);
    }
    return solve(products, precisions, logDetV);
  }

  private static LocalLevel solve(double[][] products, double[] precisions, double logDetV) {
    int p = precisions.length;
    double[][] factor = new double[p][p];
    double logDetH = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = products[i][j] + (i == j ? precisions[i] : 0);
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / factor[j][j];
      }
      logDetH += 2 * StrictMath.log(factor[i][i]);
    }
    double[][] inverse = new double[p][];
    for (int i = 0; i < p; i++) {
      double[] unit = new double[p];
      unit[i] = 1;
      inverse[i] = solve(factor, unit);
    }
    double[] right = products[p];
    double[] theta = solve(factor, java.util.Arrays.copyOf(right, p));
    double explained = 0;
    for (int i = 0; i < p; i++) {
      explained += theta[i] * right[i];
    }
    // y'V^-1 y - theta'X'V^-1 y is r'V^-1 r + theta'P theta
    double rss = Math.max(0, right[p] - explained);
    return new LocalLevel(theta, inverse, rss, logDetV, logDetH);
  }

  private static double[] solve(double[][] factor, double[] right) {
    int p = right.length;
    for (int i = 0; i < p; i++) {
      for (int k = 0; k < i; k++) {
        right[i] -= factor[i][k] * right[k];
      }
      right[i] /= factor[i][i];
    }
    for (int i = p - 1; i >= 0; i--) {
      for (int k = i + 1; k < p; k++) {
        right[i] -= factor[k][i] * right[k];
      }
      right[i] /= factor[i][i];
    }
    return right;
  }
}
