package io.firebreak.models.simulation;

/** Languages of the simulated mentions; only English is classified. */
enum Language {
  EN("en"),
  ES("es"),
  DE("de"),
  FR("fr");

  private static final Language[] ALL = values();
  private static final double[] SHARES = RepostDelayKernel.cumulative(0.94, 0.02, 0.02, 0.02);

  final String code;

  Language(String code) {
    this.code = code;
  }

  static Language at(int ordinal) {
    return ALL[ordinal];
  }

  static Language next(RandomStream random) {
    return ALL[random.nextIndex(SHARES)];
  }
}
