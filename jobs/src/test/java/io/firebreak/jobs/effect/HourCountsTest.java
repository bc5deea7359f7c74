package io.firebreak.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.types.SerializerChecks;
import io.firebreak.models.spread.DelayBins;
import io.firebreak.models.spread.SpreadCell;
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
    counts.addDelays(minute, cell(Math.floorMod(others, DelayBins.COUNT), (int) passedOn));
    SerializerChecks.comesBack(new HourCountsSerializer(), counts);
    SerializerChecks.comesBack(new HourCountsSerializer(), new HourCounts());
  }

  @Test
  void aCopyGrowsByItself() {
    HourCounts counts = new HourCounts();
    HourCounts copy = new HourCountsSerializer().copy(counts);
    copy.addCritics(3, 1, 2);
    copy.addOthers(3, 4);
    copy.addDelays(13, cell(5, 2));
    new HourCountsSerializer().copy(copy).addDelays(19, cell(5, 2));

    assertThat(copy.mentions(3)).isEqualTo(7);
    assertThat(counts.mentions(3)).isZero();
    assertThat(copy.delays(1, 5)).isEqualTo(2);
    assertThat(copy.delays(0, 5)).isZero();
    assertThat(counts.hasDelays()).isFalse();
  }

  private static SpreadCell cell(int bin, int count) {
    SpreadCell cell = new SpreadCell();
    cell.countDelay(count, bin);
    return cell;
  }
}
