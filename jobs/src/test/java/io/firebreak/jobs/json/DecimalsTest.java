package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  @Property(tries = 5_000)
  void roundsToSixSignificantDigitsExactly(@ForAll("values") double value) {
    BigDecimal exact = new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN));

    assertThat(Decimals.rounded(value)).isEqualTo(exact.doubleValue() + 0.0);
    assertThat(new BigDecimal(Decimals.text(value))).isEqualByComparingTo(exact);
  }

  @Property(tries = 2_000)
  void aWrittenNumberIsWrittenTheSameAgain(@ForAll("values") double value) {
    String text = Decimals.text(value);

    assertThat(Decimals.text(Double.valueOf(text))).isEqualTo(text);
    assertThat(Decimals.text(Decimals.rounded(value))).isEqualTo(text);
  }

  @Provide
  Arbitrary<Double> values() {
    Arbitrary<Double> usual = Arbitraries.doubles().between(-1e7, 1e7).ofScale(8);
    Arbitrary<Double> any =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(v -> Double.isFinite(v));
    // Half-way between two numbers of six digits, where rounding is hardest.
    Arbitrary<Double> ties =
        Arbitraries.integers().between(100_000, 999_999).map(i -> (i + 0.5) / 1_000);
    return Arbitraries.oneOf(usual, any, ties);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "12, 12",
    "0.1, 0.1",
    "0.012345678, 0.0123457",
    "-3.25, -3.25",
    "1234567.8, 1234570",
    "1.5e-9, 0.0000000015",
    "1e300, 1E+300",
  })
  void writesPlainNumbers(double value, String text) {
    assertThat(Decimals.text(value)).isEqualTo(text);
  }

  @Test
  void whatNoSinkCanHoldIsAbsent() {
    assertThat(Decimals.text(null)).isNull();
    assertThat(Decimals.rounded(Double.NaN)).isNull();
    assertThat(Decimals.rounded(Double.NEGATIVE_INFINITY)).isNull();
  }
}
