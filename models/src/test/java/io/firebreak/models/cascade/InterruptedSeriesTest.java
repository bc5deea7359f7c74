package io.firebreak.models.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A known interrupted time series, by a Poisson regression that stands here alone: the product
 * tests for a step by its own model, and this one shows that the method of the textbooks is
 * understood. Heart attacks in Sicily before and after the smoking ban (Lopez Bernal et al. 2017).
 */
class InterruptedSeriesTest {

  @Test
  void stepOfTheSmokingBanIsThatOfReference() throws IOException {
    Fit fit = fit(false);
    assertThat(Math.exp(fit.coefficients[1])).isCloseTo(0.8944, within(1e-4));
    assertThat(fit.low(1)).isCloseTo(0.8647, within(1e-4));
    assertThat(fit.high(1)).isCloseTo(0.9251, within(1e-4));
    compare(fit, 1, "m1_poisson");
  }

  @Test
  void stepBesideTheSeasonsIsThatOfReference() throws IOException {
    Fit fit = fit(true);
    assertThat(Math.exp(fit.coefficients[1])).isCloseTo(0.8851, within(1e-4));
    assertThat(fit.low(Math.sqrt(fit.dispersion))).isCloseTo(0.8394, within(1e-4));
    assertThat(fit.high(Math.sqrt(fit.dispersion))).isCloseTo(0.9332, within(1e-4));
    compare(fit, Math.sqrt(fit.dispersion), "m3_quasi_harm");
  }

  private static void compare(Fit fit, double scale, String model) throws IOException {
    List<String[]> rows =
        ReferenceFigures.table("fixtures/its/sicily_models.csv").stream()
            .filter(row -> row[0].equals(model))
            .toList();
    // The terms of the harmonics hold commas of their own.
    for (int term = 0; term < 3; term++) {
      assertThat(fit.coefficients[term])
          .isCloseTo(Double.parseDouble(rows.get(term)[2]), within(1e-7));
      assertThat(fit.errors[term] * scale)
          .isCloseTo(Double.parseDouble(rows.get(term)[3]), within(1e-6));
    }
  }

  /** Coefficients of intercept, step, time and maybe two pairs of harmonics of the year. */
  private record Fit(double[] coefficients, double[] errors, double dispersion) {
    double low(double scale) {
      return Math.exp(coefficients[1] - 1.959964 * errors[1] * scale);
    }

    double high(double scale) {
      return Math.exp(coefficients[1] + 1.959964 * errors[1] * scale);
    }
  }

  private static Fit fit(boolean seasons) throws IOException {
    List<String[]> rows = ReferenceFigures.table("fixtures/its/sicily.csv");
    int p = seasons ? 7 : 3;
    double[][] x = new double[rows.size()][p];
    double[] y = new double[rows.size()];
    double[] offset = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      y[i] = Double.parseDouble(row[2]);
      offset[i] = Math.log(Double.parseDouble(row[6]));
      x[i][0] = 1;
      x[i][1] = Double.parseDouble(row[4]);
      x[i][2] = Double.parseDouble(row[3]);
      double month = Double.parseDouble(row[1]);
      for (int k = 1; seasons && k <= 2; k++) {
        x[i][1 + 2 * k] = Math.sin(2 * Math.PI * k * month / 12);
        x[i][2 + 2 * k] = Math.cos(2 * Math.PI * k * month / 12);
      }
    }
    return poisson(x, y, offset);
  }

  /** Iteratively reweighted least squares with a logarithmic link. */
  private static Fit poisson(double[][] x, double[] y, double[] offset) {
    int p = x[0].length;
    double[] b = new double[p];
    double sum = 0;
    double exposed = 0;
    for (int i = 0; i < y.length; i++) {
      sum += y[i];
      exposed += Math.exp(offset[i]);
    }
    b[0] = Math.log(sum / exposed);
    double[][] inverse = null;
    double dispersion = 0;
    for (int step = 0; step < 50; step++) {
      double[][] h = new double[p][p];
      double[] g = new double[p];
      dispersion = 0;
      for (int i = 0; i < y.length; i++) {
        double eta = offset[i];
        for (int j = 0; j < p; j++) {
          eta += x[i][j] * b[j];
        }
        double mean = Math.exp(eta);
        dispersion += (y[i] - mean) * (y[i] - mean) / mean / (y.length - p);
        for (int j = 0; j < p; j++) {
          g[j] += x[i][j] * (y[i] - mean);
          for (int k = 0; k < p; k++) {
            h[j][k] += x[i][j] * x[i][k] * mean;
          }
        }
      }
      inverse = inverse(h);
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < p; k++) {
          b[j] += inverse[j][k] * g[k];
        }
      }
    }
    double[] errors = new double[p];
    for (int j = 0; j < p; j++) {
      errors[j] = Math.sqrt(inverse[j][j]);
    }
    return new Fit(b, errors, dispersion);
  }

  /** Gauss and Jordan, with pivots. */
  private static double[][] inverse(double[][] matrix) {
    int p = matrix.length;
    double[][] a = new double[p][2 * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(matrix[i], 0, a[i], 0, p);
      a[i][p + i] = 1;
    }
    for (int c = 0; c < p; c++) {
      int pivot = c;
      for (int i = c + 1; i < p; i++) {
        pivot = Math.abs(a[i][c]) > Math.abs(a[pivot][c]) ? i : pivot;
      }
      double[] row = a[pivot];
      a[pivot] = a[c];
      a[c] = row;
      double scale = row[c];
      for (int k = 0; k < 2 * p; k++) {
        row[k] /= scale;
      }
      for (int i = 0; i < p; i++) {
        double factor = a[i][c];
        if (i != c) {
          for (int k = 0; k < 2 * p; k++) {
            a[i][k] -= factor * row[k];
          }
        }
      }
    }
    double[][] inverse = new double[p][p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(a[i], p, inverse[i], 0, p);
    }
    return inverse;
  }
}
