package io.firebreak.local.cli;

import io.firebreak.jobs.settings.SettingsException;
import io.firebreak.local.embedded.EmbeddedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what went wrong in one line, with the way out of it; the stack trace only when asked for.
 */
final class Problems implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final Terminal terminal;
  private final BooleanSupplier verbose;

  Problems(Terminal terminal, BooleanSupplier verbose) {
    this.terminal = terminal;
    this.verbose = verbose;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = message(e).strip();
    terminal.problem(
        "%s: %s%s%s See '%s --help'."
            .formatted(name, message, message.endsWith(".") ? "" : ".", suggestion(e), name));
    return Firebreak.WRONG_USAGE;
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      CommandLine command = e.getCommandLine();
      return "There is no %s '%s'"
          .formatted(
              command.getSubcommands().isEmpty() ? "argument" : "command",
              unmatched.getUnmatched().get(0));
    }
    return e.getMessage();
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        // Of a subcommand it comes with the root's name before it.
        String first = suggestions.get(0);
        return " Did you mean '%s'?".formatted(first.substring(first.lastIndexOf(' ') + 1));
      }
    }
    return "";
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ParameterException wrongUsage) {
      return handleParseException(wrongUsage, new String[0]);
    }
    terminal.problem(command.getCommandSpec().qualifiedName() + ": " + describe(e));
    if (verbose.getAsBoolean()) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      trace.toString().lines().forEach(terminal::problem);
    }
    return Firebreak.FAILED;
  }

  /** What happened, in a sentence or two for the user. */
  static String describe(Throwable e) {
    if (e instanceof CommandFailure || e instanceof EmbeddedException) {
      return e.getMessage();
    }
    if (e instanceof SettingsException) {
      return e.getMessage() + ".";
    }
    if (e instanceof UncheckedIOException unchecked) {
      return describe(unchecked.getCause());
    }
    if (e instanceof NoSuchFileException missing) {
      return "There is no file or directory " + missing.getFile() + ".";
    }
    if (e instanceof AccessDeniedException denied) {
      return "No permission for " + denied.getFile() + ".";
    }
    if (e instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is in the way: it exists already.";
    }
    if (e instanceof IOException) {
      return "Reading or writing failed: " + e.getMessage() + ".";
    }
    return "Unexpected %s: %s. Use --verbose to see where."
        .formatted(e.getClass().getSimpleName(), e.getMessage());
  }
}
