package io.firebreak.local.cli;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.local.demo.Demo;
import io.firebreak.local.demo.DemoStanding;
import io.firebreak.local.demo.EffectTruth;
import io.firebreak.local.embedded.EmbeddedServices;
import io.firebreak.local.page.PageServer;
import io.firebreak.local.report.ReportData.TruthRow;
import io.firebreak.local.report.ReportPage;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Scenario;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code firebreak demo}: a simulated crisis through the real pipeline. */
@Command(
    name = "demo",
    description = {
      "Starts Kafka, PostgreSQL and Flink on this machine, plays a simulated crisis through the real"
          + " pipeline and shows the pictures.",
      "",
      "It stays up for Grafana and for you to look around until Ctrl-C; --once ends instead."
    },
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Some records arrive up to 12 hours after the simulated time; none may lie in the future. */
  private static final int HOURS_FOR_LATE_RECORDS = 15;

  /** The simulated time begins at 06:00 UTC. */
  private static final int FIRST_HOUR = 6;

  @ParentCommand private Firebreak firebreak;

  @Option(
      names = "--once",
      description = "End when the page is written, with 1 when a count differs from the truth.")
  private boolean once;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long the play takes. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "48",
      description = "Simulated time. Default: ${DEFAULT-VALUE}.")
  private int hours;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Mean number of mentions. Default: ${DEFAULT-VALUE}.")
  private int size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Chooses one of the possible courses. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "crisis",
      description = "What happens; see 'firebreak simulate --help'. Default: ${DEFAULT-VALUE}.")
  private String scenario;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "firebreak-demo.html",
      description = "Where the page is written. Default: ${DEFAULT-VALUE}.")
  private Path page;

  @Mixin private GrafanaOption grafanaOption;
  @Mixin private PortOptions ports;
  @Mixin private LogOptions logOptions;

  @Override
  public Integer call() throws Exception {
    Simulation simulation = CrisisSimulator.simulate(simulationSettings());
    return logOptions.logging(() -> run(simulation));
  }

  private SimulationSettings simulationSettings() {
    // The same hour of the day whenever it is started, so that a seed has one course.
    Instant start =
        Instant.now()
            .minus(Duration.ofHours((long) hours + HOURS_FOR_LATE_RECORDS + FIRST_HOUR))
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofHours(FIRST_HOUR));
    try {
      return SimulationSettings.defaults()
          .withScenario(Scenario.of(scenario))
          .withSeed(seed)
          .withTime(start, hours)
          .withMentions(size);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("This cannot be simulated: " + e.getMessage(), e);
    }
  }

  private int run(Simulation simulation) throws Exception {
    Terminal terminal = firebreak.terminal();
    EmbeddedServices.Settings settings =
        new EmbeddedServices.Settings(
            ports.kafka(),
            ports.database(),
            ports.flink(),
            Demo.slots(),
            UUID.randomUUID().toString());
    try (EmbeddedServices services = EmbeddedServices.open(settings, terminal::say)) {
      Demo demo = new Demo(services);
      terminal.say("Starting the pipeline");
      demo.start(simulation);
      Optional<String> grafana =
          grafanaOption.open(
              terminal,
              services,
              new GrafanaOption.View(
                  simulation.issues().get(0).id(),
                  simulation.truth().settings().start(),
                  simulation.truth().end()));
      play(terminal, demo, simulation);
      boolean drained = demo.drain(simulation.truth());
      var comparison = demo.compare(simulation.truth());
      ReportPage.write(demo.report(comparison), page);
      terminal.result("What the pipeline counted beside what the simulator knows:");
      comparison.rows().forEach(row -> terminal.result(line(row)));
      terminal.result("What the responses did (scenario %s, seed %d):".formatted(scenario, seed));
      comparison.effects().forEach(effect -> lines(effect).forEach(terminal::result));
      terminal.result("Page: " + page.toAbsolutePath().normalize());
      if (once) {
        return verdict(terminal, drained, comparison.exact());
      }
      stay(terminal, services, simulation.issues().get(0).id(), grafana);
      return Firebreak.DONE;
    }
  }

  private void play(Terminal terminal, Demo demo, Simulation simulation)
      throws InterruptedException {
    try (Progress progress = terminal.progress("Playing", "records", simulation.deliveryCount())) {
      demo.play(
          simulation,
          seconds,
          new Demo.Listener() {
            @Override
            public void played(long records, long eventMillis) {
              progress.reach(records);
            }

            @Override
            public void answered(Response response) {
              terminal.say(
                  "%s  the company answers: %s on %s"
                      .formatted(
                          time(response.publishedAtMillis()), response.kind(), response.channel()));
            }

            @Override
            public void stands(DemoStanding standing) {
              progress.note(words(standing));
            }
          });
      progress.finish();
    }
  }

  private static String words(DemoStanding standing) {
    String reproduction =
        standing.r() == null
            ? ""
            : String.format(
                Locale.ROOT,
                ", R %.2f (%.2f to %.2f)",
                standing.r(),
                standing.low(),
                standing.high());
    return String.format(
        Locale.ROOT,
        "%s: %s, %,.0f critics/h%s",
        time(standing.windowEndMillis()),
        standing.phase(),
        standing.criticVelocity(),
        reproduction);
  }

  private static String line(TruthRow row) {
    return String.format(
        Locale.ROOT,
        "  %-40s %,10.0f  truth %,10.0f%s",
        row.figure(),
        row.pipeline(),
        row.truth(),
        row.pipeline() == row.truth() ? "  exact" : "");
  }

  private static List<String> lines(EffectTruth response) {
    String truth =
        String.format(
            Locale.ROOT,
            "truth: R fell by %.0f %%, %,d critic mentions averted by the end",
            100 * response.truth().reduction(),
            response.truth().avertedCritics());
    ResponseEffect effect = response.effect();
    if (effect == null) {
      return List.of("  %s: no verdict yet".formatted(response.truth().response()), "    " + truth);
    }
    return List.of(
        "  %s, %s after it: %s"
            .formatted(
                response.truth().response(),
                effect.look(),
                effect.verdict().replace('_', ' ').toUpperCase(Locale.ROOT)),
        "    " + effect.sentence(),
        "    " + truth);
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  private static int verdict(Terminal terminal, boolean drained, boolean exact) {
    if (drained && exact) {
      return Firebreak.DONE;
    }
    terminal.problem(
        drained
            ? "The pipeline's counts differ from the simulator's truth: see above."
            : "The pipeline did not finish in time: the counts above are not final.");
    return Firebreak.FAILED;
  }

  private void stay(
      Terminal terminal, EmbeddedServices services, String issue, Optional<String> grafana)
      throws Exception {
    if (!Files.isReadable(page)) {
      throw new CommandFailure("The page %s cannot be read back.".formatted(page));
    }
    try (PageServer server = PageServer.start(page, ports.page())) {
      terminal.result("Look at it:     " + server.address());
      grafana.ifPresent(address -> terminal.result("Grafana:        " + address));
      terminal.result("Flink:          " + services.flink().webAddress());
      terminal.result("PostgreSQL:     " + services.database().jdbcUrl());
      terminal.result(
          "                user "
              + services.database().user()
              + ", password "
              + services.database().password());
      terminal.result("                for Grafana: user firebreak_reader, the same password");
      terminal.result(
          "A report:       %s=%s ./firebreak report --issue %s --out situation.html"
                  .formatted(
                      SettingKeys.DATABASE_PASSWORD_ENV.defaultText(),
                      services.database().password(),
                      issue)
              + " --set database.url=%s --set database.user=%s"
                  .formatted(services.database().jdbcUrl(), services.database().user()));
      terminal.result("Kafka:          " + services.kafka().bootstrapServers());
      terminal.result(
          "Other commands: queue, alerts, ambassadors, label, forget with the same --set options;");
      terminal.result(
          "                respond, queue answer and forget also with --kafka "
              + services.kafka().bootstrapServers());
      terminal.result(
          "The play is over, so event time stands still: what you answer or forget now shows in its"
              + " counts and verdicts once newer mentions come.");
      terminal.result("Ctrl-C ends it all.");
      new CountDownLatch(1).await();
    }
  }
}
