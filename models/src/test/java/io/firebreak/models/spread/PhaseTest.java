package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.spread.Phase.Level;
import io.firebreak.models.spread.Phase.Trend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

  @ParameterizedTest
  @CsvSource({
    "QUIET, MIDDLE, RISING, true, QUIET",
    "QUIET, RAISED, UNKNOWN, false, EMERGING",
    "EMERGING, MIDDLE, RISING, false, EMERGING",
    "EMERGING, RAISED, RISING, false, SURGING",
    "EMERGING, RAISED, FALLING, false, RECEDING",
    "SURGING, MIDDLE, UNKNOWN, false, SURGING",
    "SURGING, RAISED, FLAT, false, SURGING",
    "SURGING, RAISED, FLAT, true, PLATEAU",
    "SURGING, RAISED, FALLING, false, RECEDING",
    "PLATEAU, RAISED, RISING, false, SURGING",
    "PLATEAU, MIDDLE, FALLING, false, RECEDING",
    "RECEDING, MIDDLE, RISING, false, RECEDING",
    "RECEDING, MIDDLE, FLAT, true, RECEDING",
    "RECEDING, RAISED, FLAT, true, PLATEAU",
    "RECEDING, RAISED, RISING, false, SURGING",
    "SURGING, LOW, RISING, false, QUIET",
    "RECEDING, LOW, FALLING, false, QUIET",
  })
  void transitionsAreThoseOfTheTable(
      Phase from, Level level, Trend trend, boolean flatForLong, Phase to) {
    assertThat(from.next(level, trend, flatForLong)).isEqualTo(to);
  }

  @Test
  void anIssueIsRaisedAtThreeTimesItsBaselineAndLowBelowOneAndAHalf() {
    SpreadSettings settings = SpreadSettings.defaults();
    assertThat(Level.of(14.99, 5, settings)).isEqualTo(Level.MIDDLE);
    assertThat(Level.of(15, 5, settings)).isEqualTo(Level.RAISED);
    assertThat(Level.of(7.5, 5, settings)).isEqualTo(Level.MIDDLE);
    assertThat(Level.of(7.49, 5, settings)).isEqualTo(Level.LOW);
  }
}
