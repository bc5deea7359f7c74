package io.firebreak.local.cli;

import io.firebreak.local.effect.EffectReport;
import io.firebreak.local.effect.LibraryInUse;
import io.firebreak.local.effect.Measurement;
import io.firebreak.local.effect.MentionFile;
import io.firebreak.local.effect.ReadRhythm;
import io.firebreak.local.effect.UnusableFileException;
import io.firebreak.models.effect.BlindInterval;
import io.firebreak.models.effect.EffectLibraryFile;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.UnusableLibraryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Measures on anyone's data whether a response slowed the spread. */
@Command(
    name = "measure",
    sortOptions = false,
    description = {
      "Measures whether a response slowed the spread of a story, on your own data.",
      "",
      "Compares how mentions are passed on after the response with before, beyond natural aging and"
          + " the time of day. Inconclusive is a result like any other, with exit code 0.",
      "docs/measure.md explains the files and the figures.",
      ""
    },
    footer = {
      "",
      "The file is CSV with a header and one of these sets of columns; others are skipped:",
      "  time,is_original      true for a mention written afresh, false for one passed on",
      "  time,id,parent_id     parent_id is empty for a mention written afresh",
      "  time,count            counts in bins of an hour or less: LOW CONFIDENCE",
      "  time                  mentions of unknown kind: LOW CONFIDENCE",
      "",
      "Exit codes: 0 done, whatever the verdict; 1 failed, 2 wrong usage."
    })
final class MeasureCommand implements Callable<Integer> {

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @Option(
      names = "--events",
      required = true,
      paramLabel = "FILE",
      description = "The mentions, CSV; compressed if the name ends in .gz.")
  private Path events;

  @Option(
      names = "--response",
      required = true,
      arity = "1..*",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "When the response was published, ISO 8601. Several are told apart if they can.")
  private List<Instant> responses;

  @Option(
      names = "--control",
      paramLabel = "FILE",
      description = "Mentions that the response did not reach: another platform, a like issue.")
  private Path control;

  @Option(
      names = "--kernel",
      paramLabel = "NAME",
      completionCandidates = Kernels.class,
      description =
          "How soon mentions are passed on: ${COMPLETION-CANDIDATES}. Default: learnt where there"
              + " are parent ids, else twitter.")
  private String kernel;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Look as of this time, using nothing later. Default: the end of the data.")
  private Instant at;

  @Option(
      names = "--onset",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When the story began. Default: the first mention.")
  private Instant onset;

  @Option(
      names = "--blind",
      paramLabel = "FROM/TO",
      converter = BlindConverter.class,
      description = "Your collector was down then, which is not calm. May be given several times.")
  private List<BlindInterval> blind = new ArrayList<>();

  @Option(
      names = "--rhythm",
      paramLabel = "FILE",
      description = "How lively the platform is over a usual day, CSV: hour (UTC), activity.")
  private Path rhythm;

  @Option(
      names = "--library",
      paramLabel = "FILE",
      description =
          "What 'firebreak learn' made of past crises: how they aged, their delays, and the test's"
              + " false alarms on them. Default: none, and verdicts are uncalibrated.")
  private Path library;

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      description =
          "The platform of the mentions, whose delays the library knows. Default: the only one in"
              + " the library, else twitter.")
  private String platform;

  @Option(
      names = "--settings",
      paramLabel = "NAME",
      defaultValue = "shipped",
      description =
          "How the test weighs: shipped, or reference to compare with the reference implementation."
              + " Default: ${DEFAULT-VALUE}.")
  private TestSettings settings;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the draws of averted mentions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print one JSON object and nothing else.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write a page with the picture there, HTML.")
  private Path page;

  @Override
  public Integer call() throws IOException {
    if (kernel != null && !Measurement.kernels().contains(kernel.toLowerCase(Locale.ROOT))) {
      throw wrong("--kernel is one of " + String.join(", ", Measurement.kernels()));
    }
    if (library == null && platform != null) {
      throw wrong("--platform is for the delays in a library: give --library FILE too");
    }
    if (library != null && settings == TestSettings.REFERENCE) {
      throw wrong("--library goes with the shipped settings, not with --settings reference");
    }
    try {
      return measure();
    } catch (UnusableFileException | UnusableLibraryException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private int measure() throws IOException {
    MentionFile mentions = read("--events", events);
    String named = kernel == null ? null : kernel.toLowerCase(Locale.ROOT);
    if (Measurement.LEARNT.equals(named) && mentions.links().isEmpty()) {
      throw new CommandFailure(
          "--kernel learnt needs the columns id and parent_id, with parents that are in the file.");
    }
    EffectReport report =
        new EffectReport(
            new Measurement(
                mentions,
                control == null ? null : read("--control", control),
                responses.stream().map(Instant::toEpochMilli).toList(),
                named,
                at == null ? null : at.toEpochMilli(),
                onset == null ? null : onset.toEpochMilli(),
                blind,
                rhythm(),
                settings.settings(),
                library(),
                seed));
    Terminal terminal = firebreak.terminal();
    if (json) {
      terminal.result(report.json());
    } else {
      report.lines().forEach(terminal::result);
    }
    if (page != null) {
      report.writePage(page);
      terminal.say("Page: " + page.toAbsolutePath().normalize());
    }
    return Firebreak.DONE;
  }

  private MentionFile read(String option, Path file) throws IOException {
    return ReadEvents.telling(firebreak.terminal(), option, file);
  }

  private LibraryInUse library() throws IOException {
    return library == null
        ? null
        : new LibraryInUse(library.toString(), EffectLibraryFile.read(library), platform);
  }

  private HourProfile rhythm() throws IOException {
    if (rhythm == null) {
      return HourProfile.FLAT;
    }
    try (BufferedReader text = TextFiles.read(InputFiles.readable("--rhythm", rhythm))) {
      return ReadRhythm.read(rhythm.toString(), text);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Settings by name. */
  private enum TestSettings {
    SHIPPED,
    REFERENCE;

    EffectSettings settings() {
      return this == REFERENCE ? EffectSettings.REFERENCE : EffectSettings.SHIPPED;
    }
  }

  private static final class Kernels implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Measurement.kernels().iterator();
    }
  }

  private static final class BlindConverter implements ITypeConverter<BlindInterval> {

    @Override
    public BlindInterval convert(String text) {
      String[] ends = text.split("/", -1);
      if (ends.length != 2) {
        throw new TypeConversionException(
            "'%s' is no interval such as 2025-03-10T06:00:00Z/2025-03-10T07:30:00Z"
                .formatted(text));
      }
      TimeConverter times = new TimeConverter();
      long from = times.convert(ends[0]).toEpochMilli();
      long to = times.convert(ends[1]).toEpochMilli();
      if (from >= to) {
        throw new TypeConversionException("'%s' ends before it begins".formatted(text));
      }
      return new BlindInterval(from, to);
    }
  }
}
