package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.MentionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Exposure from cells against its definition, a sum over the times of all mentions. */
class ExposureProperties {
  private static final double HOUR = 3_600_000;

  @Property(tries = 100)
  void exposureFromCellsIsTheSumOverAllMentions(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 3000) int spanMinutes,
      @ForAll boolean weibo) {
    Random random = new Random(seed);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      times.add((long) (random.nextDouble() * spanMinutes * 60_000));
    }
    times.sort(null);
    String platform = weibo ? "weibo" : "x";
    long end = spanMinutes + random.nextInt(2000);
    long start = end - 1 - random.nextInt(720);

    Track track = new Track(platform);
    for (long at : times) {
      SpreadCell cell = new SpreadCell();
      cell.count(1, MentionKind.REPOST, false, -1, at);
      if (at < end * 60_000) {
        track.enter(at / 60_000 + 1, cell);
      }
      if (at < start * 60_000) {
        track.leave(at / 60_000 + 1, cell);
      }
    }

    Kernel kernel = Kernel.ofPlatform(platform);
    double expected = 0;
    for (long at : times) {
      if (at < end * 60_000) {
        expected +=
            kernel.withinHours((end * 60_000 - at) / HOUR)
                - kernel.withinHours((start * 60_000 - at) / HOUR);
      }
    }
    assertThat(track.exposure(start, end)).isCloseTo(expected, within(1e-7));
  }
}
