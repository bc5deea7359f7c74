package io.firebreak.local.cli;

import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.stance.StanceModels;
import io.firebreak.local.replay.Replay;
import io.firebreak.local.replay.ReplayFiles;
import io.firebreak.local.replay.ReplayInput;
import io.firebreak.local.replay.ReplayStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code firebreak replay}: the pipeline over files. */
@Command(
    name = "replay",
    description = {
      "Runs the pipeline over files of JSON lines and writes what it finds.",
      "",
      "Writes scored_mention.jsonl, spread_window.csv, response_effect.csv, story_metric.csv, alert.jsonl,"
          + " coordinated_cluster.jsonl,"
          + " dead_letter.jsonl and report.html. The same input gives the same bytes."
    },
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  firebreak simulate --out crisis",
      "  firebreak replay --mentions crisis/mentions.jsonl.gz --issues crisis/issues.jsonl \\",
      "      --responses crisis/responses.jsonl --out result"
    })
public final class ReplayCommand implements Callable<Integer> {

  @ParentCommand private Firebreak firebreak;

  @Option(
      names = "--mentions",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "Mentions, JSON lines, also gzipped (.gz). Several are read one after another.")
  private List<Path> mentions;

  @Option(
      names = "--issues",
      paramLabel = "FILE",
      required = true,
      description = "Issue definitions, JSON lines; of two with one id the later line stands.")
  private Path issues;

  @Option(names = "--responses", paramLabel = "FILE", description = "Responses, JSON lines.")
  private Path responses;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Analysts' labels of mentions, JSON lines; the last word on each counts.")
  private Path labels;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Directory for the results; made when it is missing.")
  private Path out;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description =
          "What counts as the present, ISO 8601: mentions from after it are bad. The clock by default.")
  private Instant now;

  @Mixin private SettingsOptions settingsOptions;
  @Mixin private LogOptions logOptions;

  @Override
  public Integer call() throws Exception {
    mentions.forEach(file -> InputFiles.readable("--mentions", file));
    InputFiles.readable("--issues", issues);
    if (responses != null) {
      InputFiles.readable("--responses", responses);
    }
    if (labels != null) {
      InputFiles.readable("--labels", labels);
    }
    Settings settings = settingsOptions.settings();
    return logOptions.logging(() -> replay(settings));
  }

  private int replay(Settings settings) throws IOException {
    Terminal terminal = firebreak.terminal();
    long nowMillis = (now == null ? Instant.now() : now).toEpochMilli();
    Replay replay =
        new Replay(
            settings,
            StanceModels.shipped(settings),
            nowMillis,
            Pseudonyms.ifKeyed(settings, System.getenv()));
    try (ReplayStore store = run(terminal, replay)) {
      ReplayFiles.write(store, "Firebreak replay", out);
      terminal.result(
          String.format(
              Locale.ROOT,
              "%,d records read: %,d scored mentions, %,d spread windows, %,d dead letters.",
              store.read(),
              store.scoredMentions().size(),
              store.windows().size(),
              store.deadLetters().size()));
      terminal.result("Look at " + out.resolve(ReplayFiles.REPORT).toAbsolutePath().normalize());
    }
    return Firebreak.DONE;
  }

  private ReplayStore run(Terminal terminal, Replay replay) {
    try (Progress progress = terminal.progress("Replaying", "mentions", 0)) {
      ReplayStore store =
          replay.run(new ReplayInput(mentions, issues, responses, labels), progress::reach);
      progress.finish();
      return store;
    }
  }
}
