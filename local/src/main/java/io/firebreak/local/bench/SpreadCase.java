package io.firebreak.local.bench;

import java.util.List;

/**
 * One measurement of SpreadJob.
 *
 * @param words its name in the table
 * @param topic where its records lie
 * @param sizes how its mentions fall on issues
 */
record SpreadCase(String words, String topic, IssueSizes sizes) {
  private static final int MANY = 10_000;

  /** A hot issue, many issues as they are found, and many issues at their worst. */
  static final List<SpreadCase> ALL =
      List.of(
          new SpreadCase("1 issue", "scored-hot", IssueSizes.uniform(1)),
          new SpreadCase("10,000 issues, Zipf", "scored-zipf", IssueSizes.zipf(MANY)),
          new SpreadCase("10,000 issues, uniform", "scored-many", IssueSizes.uniform(MANY)));
}
