package io.firebreak.models.effect;

import static io.firebreak.models.effect.SmallCrisis.hours;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookTest {

  private static final long RESPONSE = hours(100);

  @Test
  void looksComeDueAtOneSixAndTwentyFourHours() {
    assertThat(Look.lastDue(RESPONSE, hours(101) - 1)).isEmpty();
    assertThat(Look.lastDue(RESPONSE, hours(101))).contains(Look.HOUR);
    assertThat(Look.lastDue(RESPONSE, hours(106) - 1)).contains(Look.HOUR);
    assertThat(Look.lastDue(RESPONSE, hours(106))).contains(Look.SIX_HOURS);
    assertThat(Look.lastDue(RESPONSE, hours(500))).contains(Look.DAY);
    assertThat(Look.next(RESPONSE, hours(0))).contains(Look.HOUR);
    assertThat(Look.next(RESPONSE, hours(106))).contains(Look.DAY);
    assertThat(Look.next(RESPONSE, hours(124))).isEmpty();
    assertThat(Look.HOUR.isGauge()).isTrue();
    assertThat(Look.SIX_HOURS.isGauge()).isFalse();
  }

  @Test
  void aLookIsFrozenFortyEightHoursOfWatermarkAfterIt() {
    assertThat(Look.SIX_HOURS.isFrozen(RESPONSE, hours(154) - 1)).isFalse();
    assertThat(Look.SIX_HOURS.isFrozen(RESPONSE, hours(154))).isTrue();
  }
}
