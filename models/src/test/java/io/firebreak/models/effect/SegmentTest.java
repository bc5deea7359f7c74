package io.firebreak.models.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.spread.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {

  private static final long HOUR = 3_600_000;

  private static Segment.Part part(Kernel kernel, long... hours) {
    long[] millis = new long[hours.length];
    boolean[] passedOn = new boolean[hours.length];
    for (int i = 0; i < hours.length; i++) {
      millis[i] = hours[i] * HOUR;
      passedOn[i] = i > 0;
    }
    return new Segment.Part(MentionTimes.of(millis, passedOn), RepostKernel.of(kernel));
  }

  @Test
  void eachPlatformIsExpectedToPassOnAtItsOwnPace() {
    Segment.Part fast = part(Kernel.TWITTER, 1, 2, 3);
    Segment.Part slow = part(Kernel.WEIBO, 2, 5);
    EffectWindows both = Segment.of(List.of(fast, slow)).windows(4 * HOUR, 0.5, 8, 8);
    EffectWindows one = Segment.of(List.of(fast)).windows(4 * HOUR, 0.5, 8, 8);
    EffectWindows other = Segment.of(List.of(slow)).windows(4 * HOUR, 0.5, 8, 8);
    for (int i = 0; i < both.size(); i++) {
      assertThat(both.exposure(i)).isCloseTo(one.exposure(i) + other.exposure(i), within(1e-12));
      assertThat(both.passedOn(i)).isEqualTo(one.passedOn(i) + other.passedOn(i));
    }
  }

  @Test
  void theKernelThatStandsForAllNamesThoseThatMatter() {
    Segment.Part silent = part(Kernel.WEIBO, 2);
    assertThat(Segment.of(List.of(part(Kernel.TWITTER, 1, 2), silent)).kernel())
        .isEqualTo(RepostKernel.of(Kernel.TWITTER));
    RepostKernel mean =
        Segment.of(List.of(part(Kernel.TWITTER, 1, 2, 3, 4), part(Kernel.WEIBO, 2, 3))).kernel();
    assertThat(mean.inWords()).isEqualTo("shipped kernels twitter + weibo");
    assertThat(mean.withinHours(1))
        .isCloseTo(
            0.75 * RepostKernel.of(Kernel.TWITTER).withinHours(1)
                + 0.25 * RepostKernel.of(Kernel.WEIBO).withinHours(1),
            within(1e-12));
  }
}
