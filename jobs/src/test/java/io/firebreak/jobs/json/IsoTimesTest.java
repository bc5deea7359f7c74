package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {
  @Property
  void readsWhatTheJdkWritesAtAnyOffset(
      @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_214_400L) long second,
      @ForAll @IntRange(min = 0, max = 999_999_999) int nano,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
    OffsetDateTime time =
        Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
    if (time.getYear() < 0 || time.getYear() > 9999) {
      return;
    }
    String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);

    assertThat(IsoTimes.parse(text)).as(text).isEqualTo(time.toInstant().toEpochMilli());
  }

  @Property
  void writesMillisecondsInUtcAndReadsThemBack(
      @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L) long millis) {
    String text = IsoTimes.format(millis);

    assertThat(text).hasSize(24).endsWith("Z");
    assertThat(Instant.parse(text).toEpochMilli()).isEqualTo(millis);
    assertThat(IsoTimes.parse(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000Z",
    "2026-01-02t03:04:05z, 2026-01-02T03:04:05.000Z",
    "2026-01-02 03:04:05Z, 2026-01-02T03:04:05.000Z",
    "2026-01-02T03:04Z, 2026-01-02T03:04:00.000Z",
    "2026-01-02T03:04:05.6789Z, 2026-01-02T03:04:05.678Z",
    "'2026-01-02T03:04:05,6Z', 2026-01-02T03:04:05.600Z",
    "2026-01-02T03:04:05+05:30, 2026-01-01T21:34:05.000Z",
    "2026-01-02T03:04:05-0800, 2026-01-02T11:04:05.000Z",
    "2026-01-02T03:04:05+01, 2026-01-02T02:04:05.000Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59.000Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000Z",
  })
  void readsTheFormsThatSourcesUse(String text, String instant) {
    assertThat(IsoTimes.format(IsoTimes.parse(text))).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026",
        "2026-01-02",
        "2026-01-02T03:04:05",
        "2026-01-02T03:04:05.Z",
        "2026-01-02T03:04:05.1234567890Z",
        "2026-01-02T03:04:05ZZ",
        "2026-01-02T03:04:05+1",
        "2026-01-02T03:04:05+24:00",
        "2026-01-02T03:04:05+01:60",
        "2026-01-02T03:04:05+01:",
        "2026-01-02T03:04:61Z",
        "2026-01-02T03:60:00Z",
        "2026-01-02T24:00:00Z",
        "2026-13-02T03:04:05Z",
        "2026-00-02T03:04:05Z",
        "2026-02-29T03:04:05Z",
        "1900-02-29T03:04:05Z",
        "2026-01-32T03:04:05Z",
        "2026/01/02T03:04:05Z",
        "20260102T030405Z0000",
        "-026-01-02T03:04:05Z",
        "2026-01-02T03:04:05Zjunk",
        "2026-01-02T03:04:",
        "２０26-01-02T03:04:05Z",
        "Tue Feb 24 11:35:52 +0000 2015",
      })
  void refusesWhatIsNotOneClearInstant(String text) {
    assertThat(IsoTimes.parse(text)).isEqualTo(IsoTimes.INVALID);
  }
}
