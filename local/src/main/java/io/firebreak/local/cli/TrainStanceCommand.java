package io.firebreak.local.cli;

import io.firebreak.models.stance.StanceTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Trains the stance model. */
@Command(
    name = "train-stance",
    sortOptions = false,
    description = {
      "Trains the stance model on labelled texts.",
      "These are .jsonl.gz files of objects with text, target, label (critic, supporter or neutral)"
          + " and split (val: not trained on, but chosen by).",
      "Equal files and seed give an equal model."
    })
final class TrainStanceCommand implements Callable<Integer> {

  @ParentCommand private Firebreak firebreak;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The labelled texts.")
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the model goes; its files are replaced.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Orders the texts. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    Terminal terminal = firebreak.terminal();
    StanceTrainer.Result result = StanceTrainer.train(data, out, seed, terminal::say);
    terminal.result(
        String.format(
            Locale.ROOT,
            "%s: %s, trained on %,d texts, %,d features",
            out,
            result.version(),
            result.texts(),
            result.features()));
    return Firebreak.DONE;
  }
}
