package io.firebreak.local.cli;

import io.firebreak.local.effect.MentionFile;
import io.firebreak.local.effect.ReadMentions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a file of mentions and says what it holds and what of it is left out. */
final class ReadEvents {

  private ReadEvents() {}

  /** Reads without a word. */
  static MentionFile quietly(Path file) throws IOException {
    try (BufferedReader text = TextFiles.read(file)) {
      return ReadMentions.read(file.toString(), text);
    }
  }

  /** Reads, and tells. */
  static MentionFile telling(Terminal terminal, String option, Path file) throws IOException {
    MentionFile mentions = quietly(InputFiles.readable(option, file));
    mentions
        .firstBadRows()
        .forEach(
            row -> terminal.problem("%s, line %d: %s".formatted(file, row.line(), row.reason())));
    if (mentions.badRows() > 0) {
      terminal.problem(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d rows could not be used and are left out.",
              file,
              mentions.badRows(),
              mentions.rows()));
    }
    terminal.say(
        String.format(
            Locale.ROOT, "%s: %,d %s", file, mentions.mentions(), mentions.form().inWords()));
    mentions.notes().forEach(note -> terminal.say(file + ": " + note));
    return mentions;
  }
}
