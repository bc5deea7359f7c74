package io.firebreak.models.calibration;

import io.firebreak.models.effect.LearnKernel.Delay;
import io.firebreak.models.effect.MentionHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One past crisis that a library learns from.
 *
 * @param name tells it from the others and seeds what is drawn for it
 * @param platforms its mentions, critics as a rule, whose kinds are known
 * @param responsesMillis when somebody responded to it, in any order
 * @param endMillis until when it was watched: the last mention as a rule
 */
public record PastCrisis(
    String name, List<OnPlatform> platforms, List<Long> responsesMillis, long endMillis) {

  private static final double HOUR = 3_600_000;

  /** Copies. */
  public PastCrisis {
    platforms = List.copyOf(platforms);
    responsesMillis = responsesMillis.stream().sorted().toList();
  }

  /**
   * Its mentions on one platform.
   *
   * @param platform name
   * @param mentions how many
   * @param history all of them
   * @param links times of those whose parent is known
   */
  public record OnPlatform(
      String platform, long mentions, MentionHistory history, List<Link> links) {

    /** Copies. */
    public OnPlatform {
      links = List.copyOf(links);
    }

    /**
     * Delays from parent to child of the children before a time.
     *
     * @param most if there are more, so many of them, spread evenly over all
     */
    List<Delay> delaysBefore(long untilMillis, int most) {
      List<Link> before = links.stream().filter(link -> link.childMillis() < untilMillis).toList();
      int kept = Math.min(most, before.size());
      List<Delay> delays = new ArrayList<>(kept);
      for (int i = 0; i < kept; i++) {
        Link link = before.get((int) ((long) i * before.size() / kept));
        delays.add(
            new Delay(
                (link.childMillis() - link.parentMillis()) / HOUR,
                (untilMillis - link.parentMillis()) / HOUR));
      }
      return delays;
    }
  }

  /** Time of a mention and of the one that it passed on. */
  public record Link(long parentMillis, long childMillis) {}

  /** All its mentions. */
  long mentions() {
    return platforms.stream().mapToLong(OnPlatform::mentions).sum();
  }

  /** Time of the first mention; empty without any. */
  OptionalLong onset() {
    return platforms.stream()
        .map(part -> part.history().first())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }

  /** The first response, or the end; responses before the story are none to it. */
  long undisturbedUntil() {
    long onset = onset().orElse(endMillis);
    return responsesMillis.stream()
        .mapToLong(Long::longValue)
        .filter(at -> at >= onset)
        .findFirst()
        .orElse(endMillis);
  }
}
