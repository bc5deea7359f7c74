package io.firebreak.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes somebody off the register for good. */
@Command(
    name = "opt-out",
    sortOptions = false,
    description = {
      "Takes somebody off the register for good.",
      "Nothing but platform:authorId is kept, so that it stays so."
    })
final class OptOutCommand implements Callable<Integer> {
  @ParentCommand private AmbassadorsCommand ambassadors;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "AUTHOR", description = "platform:authorId, as in the list.")
  private String author;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() {
    if (!AmbassadorsCommand.isAuthor(author)) {
      throw new ParameterException(spec.commandLine(), "AUTHOR is platform:authorId");
    }
    AmbassadorsCommand.with(
        settingsOptions,
        table -> {
          table.optOut(author);
          ambassadors.say("Opted out: " + author);
        });
    return Firebreak.DONE;
  }
}
