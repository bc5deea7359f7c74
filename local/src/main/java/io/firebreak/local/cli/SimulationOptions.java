package io.firebreak.local.cli;

import io.firebreak.models.simulation.Scenario;
import io.firebreak.models.simulation.SimulationSettings;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** Options that say what to simulate; what is not said is as the simulator has it. */
public final class SimulationOptions {

  private static final SimulationSettings DEFAULTS = SimulationSettings.defaults();

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      converter = ScenarioConverter.class,
      completionCandidates = ScenarioWords.class,
      description = "What happens: ${COMPLETION-CANDIDATES}. Default: crisis.")
  private Scenario scenario = DEFAULTS.scenario();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "One of the possible courses; equal options give equal bytes. Default: ${DEFAULT-VALUE}.")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--hours",
      paramLabel = "N",
      description = "Length of the simulated time, 6 to 336. Default: ${DEFAULT-VALUE}.")
  private int hours = DEFAULTS.hours();

  @Option(
      names = "--mentions",
      paramLabel = "N",
      description =
          "Mean number of mentions, had nobody responded, 50 to 2000000. Default: ${DEFAULT-VALUE}.")
  private int mentions = DEFAULTS.mentions();

  @Option(
      names = "--start",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "Begin of the simulated time. Default: ${DEFAULT-VALUE}.")
  private Instant start = DEFAULTS.start();

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      description = "Records that come twice, 0 to 0.5. Default: ${DEFAULT-VALUE}.")
  private double duplicates = DEFAULTS.duplicates();

  @Option(
      names = "--late",
      paramLabel = "SHARE",
      description = "Mentions seen 1 to 12 hours late, 0 to 0.3. Default: ${DEFAULT-VALUE}.")
  private double late = DEFAULTS.late();

  @Option(
      names = "--beyond-horizon",
      paramLabel = "SHARE",
      description = "Mentions seen 48 to 72 hours late, 0 to 0.1. Default: ${DEFAULT-VALUE}.")
  private double beyondHorizon = DEFAULTS.beyondHorizon();

  @Option(
      names = "--garbage",
      paramLabel = "SHARE",
      description = "Unusable records, 0 to 0.5. Default: ${DEFAULT-VALUE}.")
  private double garbage = DEFAULTS.garbage();

  @Option(
      names = "--edits",
      paramLabel = "SHARE",
      description = "Mentions edited later, 0 to 0.2. Default: ${DEFAULT-VALUE}.")
  private double edits = DEFAULTS.edits();

  @Option(
      names = "--deletes",
      paramLabel = "SHARE",
      description = "Mentions deleted later, 0 to 0.2. Default: ${DEFAULT-VALUE}.")
  private double deletes = DEFAULTS.deletes();

  /** What the options say; options that make no sense are wrong usage. */
  public SimulationSettings settings() {
    try {
      return new SimulationSettings(
          scenario,
          seed,
          start,
          hours,
          mentions,
          duplicates,
          late,
          beyondHorizon,
          garbage,
          edits,
          deletes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "Invalid options: " + e.getMessage(), e);
    }
  }

  private static final class ScenarioConverter implements ITypeConverter<Scenario> {

    @Override
    public Scenario convert(String word) {
      try {
        return Scenario.of(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static final class ScenarioWords implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Scenario.values()).map(Scenario::word).iterator();
    }
  }

  private static final class InstantConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'%s' is not a time such as 2025-03-10T06:00:00Z".formatted(text));
      }
    }
  }
}
