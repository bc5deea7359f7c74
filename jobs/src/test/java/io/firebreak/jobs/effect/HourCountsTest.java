package io.firebreak.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.types.SerializerChecks;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HourCountsTest {

  @Property(tries = 100)
  void countsComeBackFromTheirBytes(
      @ForAll @IntRange(max = 59) int minute,
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long originals,
      @ForAll @LongRange(min = -5, max = 5) long passedOn,
      @ForAll int others)
      throws IOException {
    HourCounts counts = new HourCounts();
    counts.addCritics(minute, originals, passedOn);
    counts.addOthers(59 - minute, others);
    SerializerChecks.comesBack(new HourCountsSerializer(), counts);
    SerializerChecks.comesBack(new HourCountsSerializer(), new HourCounts());
  }

  @Test
  void aCopyGrowsByItself() {
    HourCounts counts = new HourCounts();
    HourCounts copy = new HourCountsSerializer().copy(counts);
    copy.addCritics(3, 1, 2);
    copy.addOthers(3, 4);

    assertThat(copy.mentions(3)).isEqualTo(7);
    assertThat(counts.mentions(3)).isZero();
  }
}
