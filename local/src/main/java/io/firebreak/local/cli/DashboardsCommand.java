package io.firebreak.local.cli;

import io.firebreak.dashboards.DashboardNormalizer;
import io.firebreak.dashboards.NotADashboardException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What people do with dashboard files. */
@Command(
    name = "dashboards",
    description = "Looks after the files of Grafana's dashboards.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = DashboardsCommand.Normalise.class)
final class DashboardsCommand implements Runnable {

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command");
  }

  /** Brings exported dashboards into their one form. */
  @Command(
      name = "normalise",
      aliases = "normalize",
      sortOptions = false,
      description = {
        "Brings dashboards that Grafana exported (as Classic) into the one form in which they are kept.",
        "Ids, versions, chosen values and what else belongs to one Grafana go; panels stand as on the"
            + " page, keys in alphabetical order. A file that is normal already is not touched."
      },
      footer = {
        "",
        "Example:",
        "  firebreak dashboards normalise dashboards/grafana/dashboards/*.json"
      })
  static final class Normalise implements Callable<Integer> {

    @ParentCommand private DashboardsCommand dashboards;

    @Option(
        names = "--check",
        description = "Change nothing; end with 1 when a file is not normal.")
    private boolean check;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Dashboards, one in each file.")
    private List<Path> files;

    @Override
    public Integer call() {
      Terminal terminal = dashboards.firebreak.terminal();
      boolean allNormal = true;
      for (Path file : files) {
        boolean normal = normalise(file);
        allNormal &= normal;
        if (!normal) {
          terminal.result((check ? "Not normal: " : "Normalised: ") + file);
        }
      }
      return check && !allNormal ? Firebreak.FAILED : Firebreak.DONE;
    }

    /** True when the file was normal already. */
    private boolean normalise(Path file) {
      try {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String normal = DashboardNormalizer.normalize(text);
        if (!check && !text.equals(normal)) {
          TextFiles.write(file, writer -> writer.write(normal));
        }
        return text.equals(normal);
      } catch (NotADashboardException e) {
        throw new CommandFailure(file + " is no dashboard: " + e.getMessage() + ".", e);
      } catch (IOException e) {
        throw new CommandFailure("%s cannot be read or written: %s".formatted(file, e), e);
      }
    }
  }
}
