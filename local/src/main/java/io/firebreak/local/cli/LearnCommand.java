package io.firebreak.local.cli;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.local.effect.MentionFile;
import io.firebreak.local.effect.ReadResponses;
import io.firebreak.local.effect.UnusableFileException;
import io.firebreak.local.library.CrisisDatabase;
import io.firebreak.local.library.CrisisFiles;
import io.firebreak.local.library.JoinedCrises;
import io.firebreak.local.library.LibraryWords;
import io.firebreak.local.library.UnreadableDatabaseException;
import io.firebreak.models.calibration.LearnLibrary;
import io.firebreak.models.calibration.PastCrises;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectLibraryFile;
import io.firebreak.models.effect.EffectSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Learns from past crises what makes the verdicts on the next one sharper and calibrated. */
@Command(
    name = "learn",
    sortOptions = false,
    description = {
      "Learns from past crises how stories age, how soon they are passed on, and how often the effect"
          + " test is wrong about them.",
      "",
      "The library that it writes is read by 'measure --library' and by the jobs (effect.library):"
          + " verdicts then say their rate of false alarms on your own past, and need fewer mentions.",
      "Placebo tests run at random times, 24 h from any response; name the responses, or a true"
          + " effect counts as a false alarm. docs/measure.md has more.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  firebreak learn --events recall.csv.gz --events strike.csv.gz --platform x \\",
      "      --responses responses.csv --out library.json",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage."
    })
final class LearnCommand implements Callable<Integer> {

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @Option(
      names = "--events",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Mentions of one past crisis each, as 'measure' reads them, with is_original or parent_id.")
  private List<Path> events = new ArrayList<>();

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      description = "The platform that all these files are of. Default: ${DEFAULT-VALUE}.",
      defaultValue = "unnamed")
  private String platform;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "Learn from the issues and responses in this database too, jdbc:postgresql://HOST/NAME;"
              + " user and password are those of the settings.")
  private String database;

  @Option(
      names = "--responses",
      paramLabel = "FILE",
      description =
          "When the responses were published, CSV: issue, time. An issue is an events file's name"
              + " without .csv and .gz, or an issue's id.")
  private Path responses;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the times of the placebo tests. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the library goes, JSON; an existing one is replaced.")
  private Path out;

  @Mixin private SettingsOptions settingsOptions;

  @Override
  public Integer call() throws IOException {
    if (events.isEmpty() && database == null) {
      throw wrong("Give past crises: --events FILE, or --database URL");
    }
    if (platform.isBlank()) {
      throw wrong("--platform is a name such as x");
    }
    if (out.toString().endsWith(".gz")) {
      throw wrong("--out: a library is not compressed, name it .json");
    }
    try {
      Map<String, List<Long>> times = responseTimes();
      CrisisFiles files = new CrisisFiles(events, platform, times, reader());
      if (database == null) {
        checkKnown(times, files);
        return learn(files);
      }
      try (CrisisDatabase stored = open(times)) {
        return learn(new JoinedCrises(List.of(files, stored)));
      }
    } catch (UnusableFileException | UnreadableDatabaseException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private int learn(PastCrises crises) throws IOException {
    Terminal terminal = firebreak.terminal();
    EffectLibrary library;
    try (Progress progress = terminal.progress("Learning", "readings", 2L * crises.size())) {
      library = LearnLibrary.from(crises, EffectSettings.SHIPPED, seed, () -> progress.advance(1));
      progress.finish();
    }
    TextFiles.write(out, writer -> writer.write(EffectLibraryFile.write(library)));
    LibraryWords.of(library).forEach(terminal::result);
    terminal.say("Library: " + out.toAbsolutePath().normalize());
    return Firebreak.DONE;
  }

  /** Files are read twice; what is wrong with them is said once. */
  private CrisisFiles.Reader reader() {
    Set<Path> told = new HashSet<>();
    return file -> {
      MentionFile mentions =
          told.add(file)
              ? ReadEvents.telling(firebreak.terminal(), "--events", file)
              : ReadEvents.quietly(file);
      return mentions;
    };
  }

  private Map<String, List<Long>> responseTimes() throws IOException {
    if (responses == null) {
      return Map.of();
    }
    try (BufferedReader text = TextFiles.read(InputFiles.readable("--responses", responses))) {
      return ReadResponses.read(responses.toString(), text);
    }
  }

  private void checkKnown(Map<String, List<Long>> times, CrisisFiles files) {
    for (String issue : times.keySet()) {
      if (!files.has(issue)) {
        throw new CommandFailure(
            "%s names the issue %s, but there is no events file of that name: it must be the file's"
                    .formatted(responses, issue)
                + " name without .csv and .gz.");
      }
    }
  }

  private CrisisDatabase open(Map<String, List<Long>> further) throws IOException {
    Settings settings = settingsOptions.settings();
    CrisisDatabase stored =
        CrisisDatabase.open(
            database,
            settings.get(SettingKeys.DATABASE_USER),
            System.getenv(settings.get(SettingKeys.DATABASE_PASSWORD_ENV)),
            further);
    Terminal terminal = firebreak.terminal();
    terminal.say("Database: %d issues with critics enough".formatted(stored.size()));
    stored
        .tooLarge()
        .forEach(issue -> terminal.problem(issue + ": too many critics to learn from, left out"));
    return stored;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
