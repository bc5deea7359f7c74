package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.IssueUnderTest.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Stories whose phases and baselines a reader can tell in advance. */
class SpreadStoryTest {
  private static final long HOUR = 3_600_000;
  private static final long START = 1_772_323_200_000L;

  private final IssueUnderTest issue = new IssueUnderTest(SpreadSettings.defaults(), false);

  /** So many critics in each hour, evenly. */
  private void critics(int fromHour, int toHour, IntToDoubleFunction perHour) {
    for (int hour = fromHour; hour < toHour; hour++) {
      int count = (int) Math.round(perHour.applyAsDouble(hour));
      for (int i = 0; i < count; i++) {
        long at = START + hour * HOUR + i * HOUR / count;
        issue.add(
            new Event(
                "x", Stance.CRITIC, MentionKind.REPOST, false, 10, hour * 10_000L + i + 1, at),
            1);
      }
    }
  }

  private List<String> hourlyPhases(int fromHour, int toHour) {
    List<String> phases = new ArrayList<>();
    for (int hour = fromHour; hour < toHour; hour++) {
      SpreadWindow row = issue.row("x", "1h", START + hour * HOUR);
      String phase = row == null ? "none" : row.phase();
      if (phases.isEmpty() || !phases.get(phases.size() - 1).equals(phase)) {
        phases.add(phase);
      }
    }
    return phases;
  }

  @Test
  void aCrisisGoesThroughAllPhasesInOrder() {
    critics(0, 12, hour -> 4);
    critics(12, 24, hour -> 5 * Math.pow(1.5, hour - 12));
    critics(24, 44, hour -> 400 + hour % 3);
    critics(44, 70, hour -> 400 * Math.pow(0.7, hour - 44));
    issue.end();
    assertThat(hourlyPhases(0, 60))
        .containsExactly("quiet", "emerging", "surging", "plateau", "receding", "quiet");
  }

  @Test
  void whatIsUsualForAnIssueIsItsOwnWeek() {
    critics(0, 8 * 24, hour -> 40);
    issue.end();
    assertThat(hourlyPhases(0, 24)).contains("emerging");
    assertThat(hourlyPhases(6 * 24, 8 * 24)).containsExactly("quiet");
  }

  @Test
  void reproductionIsAboutOneWhileTheNumberOfCriticsStays() {
    critics(0, 60, hour -> 60);
    issue.end();
    SpreadWindow row = issue.row("x", "1h", START + 58 * HOUR);
    assertThat(row.reproduction()).isBetween(0.9, 1.1);
    assertThat(row.reproductionLow()).isLessThan(1);
    assertThat(row.reproductionHigh()).isGreaterThan(1);
    assertThat(row.reproductionMentions()).isEqualTo(360);
  }

  @Test
  void afterALivelyHourEmptyHoursAreShownUntilSixHoursAreQuiet() {
    critics(0, 1, hour -> 30);
    issue.end();
    assertThat(issue.row("x", "1h", START + 5 * HOUR).criticVelocity()).isZero();
    assertThat(issue.row("x", "1h", START + 7 * HOUR)).isNull();
    SpreadWindow empty = issue.row("x", "1h", START + HOUR);
    assertThat(empty.criticAcceleration()).isEqualTo(-30);
    assertThat(empty.reproduction()).isLessThan(issue.row("x", "1h", START).reproduction());
    assertThat(empty.netStance()).isNull();
  }

  @Test
  void stateOfAQuietIssueIsGoneAfterAWeekAndTheHorizon() {
    critics(0, 3, hour -> 30);
    for (int hour = 0; hour < 24 * 14 && !issue.isEmpty(); hour++) {
      issue.close(START / 60_000 + hour * 60L);
    }
    assertThat(issue.isEmpty()).isTrue();
    assertThat(issue.wakeMinute()).isEqualTo(SpreadProgress.NEVER);
  }
}
