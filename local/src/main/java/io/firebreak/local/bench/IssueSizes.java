package io.firebreak.local.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How mentions fall on issues. */
@FunctionalInterface
interface IssueSizes {

  /** The issue of the next mention. */
  int pick(SplittableRandom random);

  /** All issues get as many, but for chance. */
  static IssueSizes uniform(int issues) {
    return random -> random.nextInt(issues);
  }

  /** Zipf's law with exponent 1: the n-th largest issue gets 1/n of what the largest gets. */
  static IssueSizes zipf(int issues) {
    double[] upTo = new double[issues];
    double sum = 0;
    for (int i = 0; i < issues; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    double all = sum;
    return random -> {
      int found = Arrays.binarySearch(upTo, random.nextDouble() * all);
      return Math.min(issues - 1, found >= 0 ? found + 1 : -found - 1);
    };
  }
}
