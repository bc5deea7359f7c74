package io.firebreak.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. A subcommand reaches the terminal through it. */
@Command(
    name = "firebreak",
    description = "Tells whether a company's answers slow the spread of a negative story.",
    // Every subcommand has --help and --version too.
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Firebreak.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage."},
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      ReportCommand.class,
      MeasureCommand.class,
      LearnCommand.class,
      RespondCommand.class,
      LabelCommand.class,
      AlertsCommand.class,
      AckCommand.class,
      QueueCommand.class,
      ForgetCommand.class,
      AmbassadorsCommand.class,
      CalibrateCommand.class,
      SimulateCommand.class,
      ScoreCommand.class,
      TrainStanceCommand.class,
      EvaluateStanceCommand.class,
      BenchCommand.class,
      DashboardsCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Firebreak implements Runnable {

  /** Exit code of a command that did what it was asked. */
  public static final int DONE = 0;

  /** Exit code of a command that could not do it. */
  public static final int FAILED = 1;

  /** Exit code of a command that was asked for something that makes no sense. */
  public static final int WRONG_USAGE = 2;

  private static final int USAGE_COLUMNS = 100;

  private final Terminal terminal;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results and problems alone, no progress.")
  private boolean quiet;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces of problems.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  private Firebreak(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs the command that the arguments name.
   *
   * @return the process's exit code
   */
  public static int run(Terminal terminal, String... arguments) {
    return commandLine(terminal).execute(arguments);
  }

  static CommandLine commandLine(Terminal terminal) {
    var firebreak = new Firebreak(terminal);
    var commandLine = new CommandLine(firebreak);
    var problems = new Problems(terminal, () -> firebreak.verbose);
    return commandLine
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(USAGE_COLUMNS)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(problems)
        .setExecutionExceptionHandler(problems)
        .setExecutionStrategy(firebreak::execute);
  }

  private int execute(ParseResult parsed) {
    terminal.setQuiet(quiet);
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      throw failure(parsed, "Out of memory. Give it more: FIREBREAK_JAVA_OPTS=-Xmx4g", e);
    } catch (LinkageError e) {
      throw failure(parsed, "A library does not fit: " + e + ". Build anew: ./mvnw clean", e);
    }
  }

  /** As the handler of problems wants it: it is not asked about errors. */
  private static ExecutionException failure(ParseResult parsed, String message, Error error) {
    List<CommandLine> commands = parsed.asCommandLineList();
    return new ExecutionException(
        commands.get(commands.size() - 1), message, new CommandFailure(message, error));
  }

  /** Where commands print. */
  Terminal terminal() {
    return terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command");
  }

  /** The version that the build wrote down. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
      var properties = new Properties();
      try (InputStream file = Firebreak.class.getResourceAsStream("version.properties")) {
        properties.load(file);
      }
      return new String[] {
        "firebreak " + properties.getProperty("version"),
        "Java %s on %s %s"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"))
      };
    }
  }
}
