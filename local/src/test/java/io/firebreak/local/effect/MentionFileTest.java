package io.firebreak.local.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.effect.LearnKernel.Delay;
import io.firebreak.models.effect.MentionTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionFileTest {
  private static final long HOUR = 3_600_000;

  @Test
  void onlyChildrenBeforeTheTimeTeachAndTheyWereObservedUntilThen() {
    MentionFile file =
        new MentionFile(
            "events.csv",
            MentionForm.PARENTS,
            MentionTimes.of(new long[0], new boolean[0]),
            0,
            0,
            0,
            List.of(),
            List.of(
                new MentionFile.Link(2 * HOUR, 5 * HOUR),
                new MentionFile.Link(2 * HOUR, 10 * HOUR),
                new MentionFile.Link(2 * HOUR, 11 * HOUR)),
            0,
            0,
            List.of(),
            List.of());

    assertThat(file.delaysBefore(10 * HOUR)).containsExactly(new Delay(3, 8));
  }
}
