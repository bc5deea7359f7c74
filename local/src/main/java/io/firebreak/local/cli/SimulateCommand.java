package io.firebreak.local.cli;

import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationFiles;
import io.firebreak.models.simulation.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a simulated crisis, and the truth about it, to files. */
@Command(
    name = "simulate",
    sortOptions = false,
    description = {
      "Writes a simulated course of mentions with known truth.",
      SimulationFiles.MENTIONS
          + ", "
          + SimulationFiles.ISSUES
          + " and "
          + SimulationFiles.RESPONSES
          + ", which replay takes as they are, and "
          + SimulationFiles.TRUTH
          + ". Equal options give equal bytes."
    })
final class SimulateCommand implements Callable<Integer> {

  @ParentCommand private Firebreak firebreak;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the files go; those of the same names are replaced.")
  private Path out;

  @Mixin private SimulationOptions options;

  @Override
  public Integer call() throws IOException {
    var settings = options.settings();
    Terminal terminal = firebreak.terminal();
    terminal.say("Simulating " + settings.scenario().description());
    Simulation simulation = CrisisSimulator.simulate(settings);
    try (var progress =
        terminal.progress("Writing mentions", "records", simulation.deliveryCount())) {
      SimulationFiles.write(simulation, out, progress::reach);
      progress.finish();
    }
    terminal.result(summary(simulation.truth()));
    return Firebreak.DONE;
  }

  private String summary(Truth truth) {
    return String.format(
        Locale.ROOT,
        "%s: %,d records of %,d mentions, %d issues, %d responses",
        out,
        truth.records().lines(),
        truth.mentions(),
        truth.issues().size(),
        truth.responses().size());
  }
}
