package io.firebreak.local.library;

import io.firebreak.models.calibration.PastCrisis;
import io.firebreak.models.effect.MentionTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Mentions of one crisis on one platform as they come in. */
final class CrisisMentions {

  private long[] at = new long[1024];
  private boolean[] passedOn = new boolean[1024];
  private int size;
  private final List<PastCrisis.Link> links = new ArrayList<>();

  void add(long atMillis, boolean isPassedOn) {
    if (size == at.length) {
      at = Arrays.copyOf(at, 2 * size);
      passedOn = Arrays.copyOf(passedOn, 2 * size);
    }
    at[size] = atMillis;
    passedOn[size++] = isPassedOn;
  }

  void link(long parentMillis, long childMillis) {
    links.add(new PastCrisis.Link(parentMillis, childMillis));
  }

  PastCrisis.OnPlatform on(String platform) {
    return new PastCrisis.OnPlatform(
        platform,
        size,
        MentionTimes.of(Arrays.copyOf(at, size), Arrays.copyOf(passedOn, size)),
        links);
  }
}
