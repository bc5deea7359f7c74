package io.firebreak.local.cli;

import io.firebreak.models.stance.EncoderStanceClassifier;
import io.firebreak.models.stance.LinearStanceClassifier;
import io.firebreak.models.stance.ModelCard;
import io.firebreak.models.stance.StanceCard;
import io.firebreak.models.stance.StanceEvaluation;
import io.firebreak.models.stance.StanceEvaluation.DataSetScore;
import io.firebreak.models.stance.StanceEvaluation.Interval;
import io.firebreak.models.stance.StanceEvaluator;
import io.firebreak.models.stance.StanceMetrics;
import io.firebreak.models.stance.StanceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Measures a stance model against human judgement. */
@Command(
    name = "evaluate-stance",
    sortOptions = false,
    description = {
      "Measures the stance models against human judgement.",
      "The texts, none of them trained on, are .jsonl.gz files of objects with text, target and"
          + " label (critic, supporter or neutral).",
      "Prints what is asked of the modes and what each reaches, with 95 %% intervals; for a model of"
          + " your own (--model) a line for each file. Takes some minutes."
    })
final class EvaluateStanceCommand implements Callable<Integer> {

  static final String TABLE_BEGIN = "<!-- stance goals: firebreak evaluate-stance --readme -->";
  static final String TABLE_END = "<!-- end of stance goals -->";
  private static final String ROW = "%-32s %7s  %-23s  %-23s  %-23s";

  @ParentCommand private Firebreak firebreak;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The labelled texts.")
  private Path data;

  @Mixin private ModelOptions model;

  @Option(
      names = "--card",
      paramLabel = "FILE",
      description = "Write the model card there, in Markdown.")
  private Path card;

  @Option(
      names = "--metrics",
      paramLabel = "DIR",
      description = "Write the figures there for programs, beside the model that they are of.")
  private Path metrics;

  @Option(
      names = "--readme",
      paramLabel = "FILE",
      description = "Replace the table between the markers in that file.")
  private Path readme;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the bootstrap behind the intervals. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    return model.isOwn() ? evaluateOwn() : evaluateShipped();
  }

  private int evaluateShipped() throws IOException {
    Terminal terminal = firebreak.terminal();
    StanceReport report =
        StanceReport.measure(
            ModelOptions.loading(LinearStanceClassifier::shipped),
            ModelOptions.loading(EncoderStanceClassifier::shipped),
            data,
            seed,
            terminal::say);
    String summary = StanceCard.summary(report.goals(), report.speeds());
    summary.lines().forEach(terminal::result);
    if (card != null) {
      Files.writeString(card, StanceCard.markdown(report));
    }
    if (metrics != null) {
      report.write(metrics);
    }
    if (readme != null) {
      replaceTable(readme, summary);
    }
    return Firebreak.DONE;
  }

  private static void replaceTable(Path file, String table) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(TABLE_BEGIN);
    int end = text.indexOf(TABLE_END);
    if (begin < 0 || end < begin) {
      throw new CommandFailure(
          "%s has no lines %s and %s around a table".formatted(file, TABLE_BEGIN, TABLE_END));
    }
    Files.writeString(
        file, text.substring(0, begin + TABLE_BEGIN.length()) + "\n" + table + text.substring(end));
  }

  private int evaluateOwn() throws IOException {
    Terminal terminal = firebreak.terminal();
    StanceEvaluation evaluation =
        StanceEvaluator.evaluate(model.loadOwn(), data, seed, terminal::say);
    terminal.result(evaluation.model());
    terminal.result(row("data set", "texts", "accuracy", "macro-F1", "opinion F1"));
    for (DataSetScore score : evaluation.dataSets()) {
      terminal.result(
          row(
              score.name(),
              String.format(Locale.ROOT, "%,d", score.confusion().texts()),
              text(score.accuracy()),
              text(score.macroF1()),
              text(score.opinionF1())));
    }
    if (card != null) {
      Files.writeString(card, ModelCard.markdown(evaluation));
    }
    if (metrics != null) {
      StanceMetrics.of(evaluation).write(metrics);
    }
    return Firebreak.DONE;
  }

  private static String row(
      String name, String texts, String accuracy, String macroF1, String opinionF1) {
    return ROW.formatted(name, texts, accuracy, macroF1, opinionF1).stripTrailing();
  }

  private static String text(Interval interval) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f to %.3f)", interval.value(), interval.low(), interval.high());
  }
}
