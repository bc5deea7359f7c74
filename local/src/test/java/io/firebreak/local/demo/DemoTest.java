package io.firebreak.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.local.demo.DemoTruth.Comparison;
import io.firebreak.local.embedded.EmbeddedServices;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.report.ReportPage;
import io.firebreak.local.situation.ReportDatabase;
import io.firebreak.local.situation.Scope;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import io.firebreak.models.stance.StanceMetrics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demo in full: real Kafka, real Flink, real PostgreSQL, and the page, beside the truth. */
class DemoTest {

  @Test
  void thePageAgreesWithTheSimulatorsTruth() throws Exception {
    Simulation simulation =
        CrisisSimulator.simulate(
            SimulationSettings.defaults()
                .withSeed(1)
                .withTime(
                    Instant.now()
                        .minus(69, ChronoUnit.HOURS)
                        .truncatedTo(ChronoUnit.DAYS)
                        .plus(6, ChronoUnit.HOURS),
                    48)
                .withMentions(20_000));
    List<String> answers = new ArrayList<>();
    try (EmbeddedServices services =
        EmbeddedServices.open(
            new EmbeddedServices.Settings(Ports.ANY, Ports.ANY, Ports.ANY, Demo.slots(), "test"),
            ignored -> {})) {
      Demo demo = new Demo(services);
      demo.start(simulation);
      demo.play(simulation, 5, new Listener(answers));
      assertThat(demo.drain(simulation.truth())).as("the pipeline came to an end").isTrue();

      Comparison comparison = demo.compare(simulation.truth());
      assertThat(comparison.rows())
          .filteredOn(row -> !row.figure().matches(".*: (critic|supporter|neutral|unsure|.* fell)"))
          .hasSizeGreaterThan(6)
          .allSatisfy(row -> assertThat(row.pipeline()).as(row.figure()).isEqualTo(row.truth()));
      assertThat(comparison.exact()).isTrue();
      assertThat(answers).hasSize(2);
      assertThat(comparison.effects()).hasSize(2).allMatch(EffectTruth::agrees);
      assertThat(comparison.effects().get(0).effect().verdict()).isEqualTo("slowed");
      assertThat(comparison.effects().get(1).effect().verdict()).isEqualTo("inconclusive");

      String page = ReportPage.render(demo.report(comparison));
      long mentions = simulation.truth().issues().get(0).mentions();
      assertThat(page).contains(String.format(Locale.ROOT, "%,d", mentions));

      double expected =
          StanceMetrics.shipped().dataSets().stream()
              .mapToDouble(score -> score.accuracy().low())
              .min()
              .orElseThrow();
      assertThat(accuracy(new DemoDatabase(services.database()), simulation))
          .as("stance is as good as on the worst data set of the model card")
          .isGreaterThan(expected);
    }
  }

  private static double accuracy(DemoDatabase database, Simulation simulation) throws Exception {
    Map<String, Stance> truth = new HashMap<>();
    simulation
        .mentions()
        .forEach(
            mention ->
                mention
                    .stances()
                    .forEach(
                        (issue, stance) ->
                            truth.put(mention.mention().key() + "|" + issue, stance)));
    long judged = 0;
    long right = 0;
    try (ReportDatabase tables = database.tables()) {
      for (ScoredMention mention : tables.mentions(Scope.ALL)) {
        judged += mention.stance() == Stance.UNCLASSIFIED ? 0 : 1;
        right += truth.get(mention.pairKey()) == mention.stance() ? 1 : 0;
      }
    }
    return (double) right / judged;
  }

  private record Listener(List<String> answers) implements Demo.Listener {
    @Override
    public void played(long records, long eventMillis) {
      // Only the end counts here.
    }

    @Override
    public void answered(Response response) {
      answers.add(response.id());
    }

    @Override
    public void stands(DemoStanding standing) {
      // Only the end counts here.
    }
  }
}
