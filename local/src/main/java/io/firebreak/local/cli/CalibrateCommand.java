package io.firebreak.local.cli;

import io.firebreak.models.calibration.Calibration;
import io.firebreak.models.calibration.CalibrationPlan;
import io.firebreak.models.calibration.CalibrationReport;
import io.firebreak.models.calibration.CascadeTrials;
import io.firebreak.models.calibration.TrialSource;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Tells how often the effect test is right and wrong. */
@Command(
    name = "calibrate",
    sortOptions = false,
    description = {
      "Tells how often the effect test is wrong where a response did nothing, and how much it finds"
          + " where one did something: on simulated crises, and on real cascades.",
      "",
      "Writes calibration.md and calibration.json (calibration-NAME for --question NAME). A run that is cut off goes on where it was when"
          + " it is started again with the same options; equal options give equal figures."
    })
final class CalibrateCommand implements Callable<Integer> {

  private static final int CRISES_PER_POWERED = 4;
  private static final String TWITTER = "twitter_reposts.csv.gz";
  private static final String WEIBO = "weibo_reposts.csv.gz";
  private static final String WEIBO_INDEX = "weibo_cascades.csv";

  @ParentCommand private Firebreak firebreak;
  @Spec private CommandSpec spec;

  @Option(
      names = "--crises",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Crises of each world without an effect. Default: ${DEFAULT-VALUE}.")
  private int crises;

  @Option(
      names = "--powered",
      paramLabel = "N",
      description = "Crises of each world and effect, 0 for none. Default: a quarter of --crises.")
  private Integer powered;

  @Option(
      names = "--worlds",
      paramLabel = "WORLD",
      split = ",",
      converter = WorldConverter.class,
      completionCandidates = Worlds.class,
      description = "Which of ${COMPLETION-CANDIDATES}, comma-separated. Default: all.")
  private List<CrisisWorld> worlds = List.of(CrisisWorld.values());

  @Option(
      names = "--question",
      paramLabel = "NAME",
      defaultValue = "shipped",
      description = {
        "What to find out. Default: ${DEFAULT-VALUE}.",
        "shipped: how often the shipped test is wrong, and how much it finds;",
        "variants: the same with bots, without parent ids, and with a control;",
        "shapes: effects that begin late, fade, or overlap with another response's;",
        "sizes: how small a cut is found with 300 and with 1,000 mentions;",
        "aging: with an aging prior learnt from 30 past crises;",
        "kernels: with a kernel learnt from each crisis's own delays."
      })
  private CalibrationPlan.Question question;

  @Option(
      names = "--cascades",
      paramLabel = "DIR",
      description =
          "Real cascades too, where the question concerns them: "
              + TWITTER
              + ", or "
              + WEIBO
              + " with "
              + WEIBO_INDEX
              + "; docs/measure.md has their columns.")
  private Path cascades;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "firebreak-calibration",
      description = "Where the results and the progress go. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Default: as many as there are processors.")
  private Integer threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    int effects = powered == null ? crises / CRISES_PER_POWERED : powered;
    if (crises < 1 || effects < 0 || workers < 1) {
      throw new ParameterException(
          spec.commandLine(), "--crises and --threads must be 1 or more, --powered 0 or more");
    }
    List<Path> files = cascadeFiles();
    CalibrationPlan plan =
        CalibrationPlan.of(
            question,
            new CalibrationPlan.Extent(
                crises, effects, seed, EnumSet.copyOf(worlds), cascadeTrials(files)));
    Files.createDirectories(out);
    Terminal terminal = firebreak.terminal();
    CalibrationReport report;
    try (Progress progress = terminal.progress("Calibrating", "crises", plan.trials())) {
      report =
          Calibration.run(
              plan, out.resolve(progressName(files)), workers, (done, all) -> progress.reach(done));
      progress.finish();
    }
    String table = report.toMarkdown();
    String name =
        question == CalibrationPlan.Question.SHIPPED
            ? "calibration"
            : "calibration-" + question.name().toLowerCase(Locale.ROOT);
    Files.writeString(out.resolve(name + ".md"), table);
    Files.writeString(out.resolve(name + ".json"), report.toJson());
    table.lines().forEach(terminal::result);
    terminal.say("Written to " + out.toAbsolutePath().normalize());
    return Firebreak.DONE;
  }

  /** Those of the three files that are there. */
  private List<Path> cascadeFiles() {
    if (cascades == null) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    Path twitter = cascades.resolve(TWITTER);
    if (Files.exists(twitter)) {
      files.add(InputFiles.readable("--cascades", twitter));
    }
    Path weibo = cascades.resolve(WEIBO);
    if (Files.exists(weibo)) {
      files.add(InputFiles.readable("--cascades", weibo));
      files.add(InputFiles.readable("--cascades", cascades.resolve(WEIBO_INDEX)));
    }
    if (files.isEmpty()) {
      throw new CommandFailure(
          "--cascades: %s has neither %s nor %s.".formatted(cascades, TWITTER, WEIBO));
    }
    return files;
  }

  private List<TrialSource> cascadeTrials(List<Path> files) throws IOException {
    List<TrialSource> sources = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).endsWith(TWITTER)) {
        sources.add(CascadeTrials.twitter(files.get(i), EffectSettings.SHIPPED, seed));
      } else if (files.get(i).endsWith(WEIBO)) {
        sources.add(
            CascadeTrials.weibo(files.get(i), files.get(i + 1), EffectSettings.SHIPPED, seed));
      }
    }
    return sources;
  }

  /**
   * Other cascades have a progress of their own, or figures of the old ones would be taken over.
   */
  private static String progressName(List<Path> files) throws IOException {
    if (files.isEmpty()) {
      return "calibration.progress";
    }
    CRC32 sum = new CRC32();
    for (Path file : files) {
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = Files.newInputStream(file)) {
        for (int read; (read = in.read(buffer)) >= 0; ) {
          sum.update(buffer, 0, read);
        }
      }
    }
    return "calibration-%08x.progress".formatted(sum.getValue());
  }

  private static final class WorldConverter implements ITypeConverter<CrisisWorld> {

    @Override
    public CrisisWorld convert(String word) {
      return Arrays.stream(CrisisWorld.values())
          .filter(world -> world.label().equalsIgnoreCase(word.strip()))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'%s' is none of W1 to W5".formatted(word)));
    }
  }

  private static final class Worlds implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(CrisisWorld.values()).map(CrisisWorld::label).iterator();
    }
  }
}
