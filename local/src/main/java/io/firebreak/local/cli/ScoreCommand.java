package io.firebreak.local.cli;

import io.firebreak.models.stance.JsonlScorer;
import io.firebreak.models.stance.JsonlScorer.BadLine;
import io.firebreak.models.stance.StanceJudge;
import io.firebreak.models.stance.StanceMode;
import java.io.BufferedReader;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Judges the stance of texts in a file. */
@Command(
    name = "score",
    sortOptions = false,
    description = {
      "Judges the stance of texts, one JSON object a line.",
      "In: id, text, target; title and language are heeded where given.",
      "Out: the same object with stance (critic, supporter, neutral or unclassified),"
          + " probabilities and model added, in the same order.",
      "A line that is no such object is named and left out, and the exit code is 1."
    })
final class ScoreCommand implements Callable<Integer> {

  private static final int BAD_LINES_NAMED = 10;
  private static final int REMEMBERED_TEXTS = 50_000;

  @ParentCommand private Firebreak firebreak;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE",
      description = "The texts; compressed if the name ends in .gz.")
  private Path in;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the judged texts go; compressed if the name ends in .gz.")
  private Path out;

  @Mixin private ModelOptions model;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "accurate (encoder), fast (linear model) or auto (encoder, copies judged once)."
              + " Default: ${DEFAULT-VALUE}.")
  private String mode = "auto";

  private int badLines;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = firebreak.terminal();
    try (BufferedReader reader = TextFiles.read(in)) {
      var scorer = scorer();
      try (var progress = terminal.progress("Judging", "texts", 0)) {
        TextFiles.write(
            out, writer -> scorer.score(reader, new LineCounter(writer, progress), this::tell));
        progress.finish();
      }
    }
    if (badLines > 0) {
      throw new CommandFailure(
          String.format(
              Locale.ROOT, "%,d lines of %s could not be judged and are left out.", badLines, in));
    }
    terminal.result(out.toString());
    return Firebreak.DONE;
  }

  private JsonlScorer scorer() {
    if (model.isOwn()) {
      return new JsonlScorer(model.loadOwn());
    }
    StanceMode wanted;
    try {
      wanted = StanceMode.of(mode);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
    return new JsonlScorer(
        ModelOptions.loading(() -> StanceJudge.shipped(wanted, REMEMBERED_TEXTS)));
  }

  private void tell(BadLine line) {
    badLines++;
    if (badLines <= BAD_LINES_NAMED) {
      firebreak.terminal().problem("%s, line %d: %s".formatted(in, line.number(), line.reason()));
    }
  }

  /** Tells the progress of each line that is written. */
  private static final class LineCounter extends FilterWriter {

    private final Progress progress;

    LineCounter(Writer writer, Progress progress) {
      super(writer);
      this.progress = progress;
    }

    @Override
    public void write(int character) throws IOException {
      super.write(character);
      if (character == '\n') {
        progress.advance(1);
      }
    }
  }
}
