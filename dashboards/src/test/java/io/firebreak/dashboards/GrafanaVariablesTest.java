package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.dashboards.GrafanaVariables.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrafanaVariablesTest {

  private static final GrafanaVariables VARIABLES =
      new GrafanaVariables(
          Map.of(
              "one", Value.one("O'Hara"),
              "many", Value.many("O'Hara", "b"),
              "none", Value.many(),
              "all", Value.customAll("SELECT 'x'")),
          new GrafanaRange(
              Instant.ofEpochSecond(60), Instant.ofEpochSecond(120), Duration.ofSeconds(2)),
          ZoneId.of("Asia/Tokyo"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "IN (${one:sqlstring}) | IN ('O''Hara')",
        "IN (${many:sqlstring}) | IN ('O''Hara','b')",
        "IN ([[many:sqlstring]]) | IN ('O''Hara','b')",
        "IN (${none:sqlstring}) | IN ()",
        "IN (${all:sqlstring}) | IN (SELECT 'x')",
        "$one | O'Hara",
        "$many | 'O''Hara','b'",
        "${many:csv} | O'Hara,b",
        "$unknown ${unknown:sqlstring} | $unknown ${unknown:sqlstring}",
        "$__timeFrom() $__timeFilter(t) | $__timeFrom() $__timeFilter(t)",
        "$__interval $__interval_ms | 2s 2000",
        "$__from ${__to} $__timezone | 60000 120000 Asia/Tokyo",
      })
  void aVariableBecomesWhatTheBrowserMakesOfIt(String query, String sent) {
    assertThat(VARIABLES.expand(query)).isEqualTo(sent);
  }

  @Test
  void anUnknownFormatIsAnError() {
    assertThatThrownBy(() -> VARIABLES.expand("${one:doublequote}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
