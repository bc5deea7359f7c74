package io.firebreak.models.simulation;

/**
 * Simulates a crisis: an invented company, its competitor, some platforms full of people, and two
 * responses.
 *
 * <p>The course is that of a marked branching process (see {@code BranchingProcess}), run at once
 * with and without each response: a critic mention born after a response exists only with the
 * probability {@code 1 - reduction}, and one that does not exist causes nothing. So the number of
 * averted mentions is counted, not estimated. One million mentions take some seconds and some 100
 * MB.
 */
public final class CrisisSimulator {
  private static final int AUTHORS = 9;
  private static final int COURSE = 10;

  private CrisisSimulator() {}

  /** One course; the same settings give the same one. */
  public static Simulation simulate(SimulationSettings settings) {
    SpreadModel model = new SpreadModel(settings);
    Authors authors =
        new Authors(RandomStream.derive(settings.seed(), AUTHORS), settings.mentions());
    double scale = settings.mentions() / ExpectedSize.of(model);
    Cascade cascade =
        MentionProcess.run(model, authors, scale, RandomStream.derive(settings.seed(), COURSE));
    return new Simulation(settings, model, authors, cascade);
  }
}
