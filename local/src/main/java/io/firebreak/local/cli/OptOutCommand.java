package io.firebreak.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

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

  @Parameters(paramLabel = "AUTHOR", description = "platform:authorId, as in the list.")
  private String author;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() {
    AmbassadorsCommand.with(
        settingsOptions,
        table -> {
          if (!table.isKnown(author)) {
            throw AmbassadorsCommand.unknown(author);
          }
          table.optOut(author);
          ambassadors.say("Opted out: " + author);
        });
    return Firebreak.DONE;
  }
}
