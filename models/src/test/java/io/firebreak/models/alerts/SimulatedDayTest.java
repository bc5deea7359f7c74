package io.firebreak.models.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Alert;
import io.firebreak.models.simulation.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped rules on simulated days. They were chosen on seeds 1 to 12; these seeds are others.
 */
class SimulatedDayTest {
  private static final Set<String> EXPECTED =
      Set.of(
          "critic-velocity",
          "doubling-time",
          "reproduction",
          "critic-share",
          "reach",
          "reputable-source",
          "phase-surging",
          "supporter-surge");

  @ParameterizedTest
  @CsvSource({"20000, 12", "50000, 6"})
  void aCrisisPagesOnceSoonAfterTheOnsetOfTheSurge(int mentions, int courses) {
    List<Long> delays = new ArrayList<>();
    for (long seed = 21; seed < 21 + courses; seed++) {
      SimulatedDay day = SimulatedDay.play(Scenario.CRISIS, seed, mentions, AlertRules.defaults());
      List<Alert> pages = pages(day);
      assertThat(pages).extracting(Alert::ruleId).containsExactly("critic-velocity");
      delays.add((pages.get(0).firedAtMillis() - day.onsetMillis()) / 60_000);
      List<String> rules = day.alerts().episodes().stream().map(Alert::ruleId).toList();
      assertThat(rules).contains("doubling-time", "phase-surging", "reputable-source");
      assertThat(rules).isSubsetOf(EXPECTED);
    }
    delays.sort(null);
    System.out.printf("crisis of %d: pages %s min after the onset%n", mentions, delays);
    assertThat(delays.get(courses * 3 / 4)).isLessThanOrEqualTo(10);
    assertThat(delays.get(courses - 1)).isLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"5000, 21", "20000, 22", "20000, 23", "50000, 24"})
  void aCalmDayPagesNobody(int mentions, long seed) {
    SimulatedDay day = SimulatedDay.play(Scenario.CALM, seed, mentions, AlertRules.defaults());
    System.out.printf(
        "calm %d, seed %d: %s%n",
        mentions, seed, day.alerts().episodes().stream().map(Alert::ruleId).toList());
    assertThat(pages(day)).isEmpty();
  }

  @Test
  void theFirstEpisodeSaysWhy() {
    SimulatedDay day = SimulatedDay.play(Scenario.CRISIS, 2, 20_000, AlertRules.defaults());
    Alert page =
        day.alerts().told.stream()
            .filter(alert -> alert.ruleId().equals("critic-velocity"))
            .findFirst()
            .orElseThrow();
    assertThat(page.value()).isGreaterThanOrEqualTo(page.limit());
    assertThat(page.limit()).isEqualTo(4 * page.baseline());
    assertThat(page.mentions()).hasSize(5);
    assertThat(page.summary()).contains("critic mentions a minute");
    assertThat(page.windowEndMillis() - page.windowStartMillis()).isEqualTo(600_000);
  }

  private static List<Alert> pages(SimulatedDay day) {
    return day.alerts().episodes().stream()
        .filter(alert -> alert.severity().equals("page"))
        .toList();
  }
}
