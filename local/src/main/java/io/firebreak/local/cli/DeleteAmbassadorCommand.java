package io.firebreak.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Deletes what people noted of a supporter. */
@Command(
    name = "delete",
    sortOptions = false,
    description = {
      "Deletes what was noted of somebody: thanks and notes.",
      "It keeps nobody off the register: that is opt-out, which outlasts this."
    })
final class DeleteAmbassadorCommand implements Callable<Integer> {
  @ParentCommand private AmbassadorsCommand ambassadors;

  @Parameters(paramLabel = "AUTHOR", description = "platform:authorId, as in the list.")
  private String author;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() {
    AmbassadorsCommand.with(
        settingsOptions,
        table ->
            ambassadors.say(
                table.delete(author)
                    ? "Deleted: " + author
                    : "Nothing is noted of " + author + " but an opt-out, if any."));
    return Firebreak.DONE;
  }
}
