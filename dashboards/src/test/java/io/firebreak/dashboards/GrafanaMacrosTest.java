package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrafanaMacrosTest {

  private static final GrafanaRange RANGE =
      new GrafanaRange(
          Instant.parse("2026-03-02T00:00:00Z"),
          Instant.parse("2026-03-03T12:30:00.120Z"),
          Duration.ofSeconds(630));
  private static final GrafanaMacros MACROS = new GrafanaMacros(RANGE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$__interval_ms | 630000",
        "$__interval | 10m",
        "$__unixEpochFrom() | 1772409600",
        "$__unixEpochTo() | 1772541000",
        "$__time(c) | c AS \"time\"",
        "$__timeEpoch(c) | extract(epoch from c) as \"time\"",
        "$__timeFilter(w.c) | w.c BETWEEN '2026-03-02T00:00:00Z' AND '2026-03-03T12:30:00.12Z'",
        "$__timeFrom() | '2026-03-02T00:00:00Z'",
        "$__timeTo() | '2026-03-03T12:30:00.12Z'",
        "$__timeGroup(c,'5m') | floor(extract(epoch from c)/300)*300",
        "$__timeGroup(c, 1d, NULL) | floor(extract(epoch from c)/86400)*86400",
        "$__timeGroup(c,$__interval) | floor(extract(epoch from c)/600)*600",
        "$__timeGroupAlias(c,1h) | floor(extract(epoch from c)/3600)*3600 AS \"time\"",
        "$__unixEpochFilter(c) | c >= 1772409600 AND c <= 1772541000",
        "$__unixEpochGroup(c,5m) | floor((c)/300)*300",
        "$__unixEpochGroupAlias(c,500ms) | floor((c)/0.5)*0.5 AS \"time\"",
      })
  void aMacroBecomesWhatGrafanaMakesOfIt(String macro, String sql) {
    assertThat(MACROS.expand(macro)).isEqualTo(sql);
  }

  @Test
  void anArgumentEndsAtTheFirstClosingBracket() {
    assertThat(MACROS.expand("$__timeFilter(f(c))"))
        .isEqualTo("f(c BETWEEN '2026-03-02T00:00:00Z' AND '2026-03-03T12:30:00.12Z')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$__timeFliter(c)", "$__timeGroup(c)", "$__timeGroup(c,soon)", "$__time()"})
  void aMistakeInAMacroIsAnError(String macro) {
    assertThatThrownBy(() -> MACROS.expand(macro)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"PT0.25S, 250ms", "PT59S, 59s", "PT90S, 1m", "PT119M, 1h", "PT36H, 1d", "P800D, 2y"})
  void anIntervalIsFlooredToItsLargestUnit(Duration interval, String text) {
    assertThat(new GrafanaRange(Instant.EPOCH, Instant.EPOCH, interval).intervalText())
        .isEqualTo(text);
  }
}
