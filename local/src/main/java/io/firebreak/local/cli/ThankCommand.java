package io.firebreak.local.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Notes that a supporter was thanked. */
@Command(
    name = "thank",
    sortOptions = false,
    description = "Notes that a supporter was thanked, so that nobody does it twice.")
final class ThankCommand implements Callable<Integer> {
  private static final int NOTE_CHARS = 1000;

  @ParentCommand private AmbassadorsCommand ambassadors;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "AUTHOR", description = "platform:authorId, as in the list.")
  private String author;

  @Mixin private ByOption by;

  @Option(names = "--note", paramLabel = "TEXT", description = "What to remember of it.")
  private String note;

  @Option(
      names = "--again",
      description = "Also where somebody was thanked within the last 7 days.")
  private boolean again;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() {
    String name = by.name();
    if (note != null && note.length() > NOTE_CHARS) {
      throw new ParameterException(
          spec.commandLine(), "--note takes at most " + NOTE_CHARS + " characters");
    }
    AmbassadorsCommand.with(
        settingsOptions,
        table -> {
          if (!table.isKnown(author)) {
            throw AmbassadorsCommand.unknown(author);
          }
          Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
          switch (table.thank(author, name, note, now, again)) {
            case OPTED_OUT ->
                throw new CommandFailure(author + " has opted out: nothing is noted.");
            case THANKED_BEFORE ->
                throw new CommandFailure(
                    "%s was thanked within the last 7 days, see firebreak ambassadors; --again notes it anyway."
                        .formatted(author));
            case NOTED -> {}
          }
          ambassadors.say("Thanked: " + author);
        });
    return Firebreak.DONE;
  }
}
