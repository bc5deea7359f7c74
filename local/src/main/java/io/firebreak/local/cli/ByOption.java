package io.firebreak.local.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says who does something, for commands that note it. */
public final class ByOption {
  private static final int NAME_CHARS = 120;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who does it.")
  private String by;

  /**
   * The name.
   *
   * @throws ParameterException when it is blank or too long
   */
  String name() {
    if (by.isBlank() || by.length() > NAME_CHARS) {
      throw new ParameterException(
          command.commandLine(), "--by takes a name of at most " + NAME_CHARS + " characters");
    }
    return by.strip();
  }
}
