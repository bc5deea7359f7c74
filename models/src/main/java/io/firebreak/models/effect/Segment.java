package io.firebreak.models.effect;

import io.firebreak.models.spread.Kernel;
import java.util.List;
import java.util.Objects;

/**
 * The mentions whose spread is measured: an issue on a platform, say, or the part of it that a
 * response did not reach.
 *
 * @param history the mentions; by default the critics
 * @param kernel their repost delays
 * @param profile daily rhythm of the platform
 * @param blind when the collector of this segment was down
 * @param parentsKnown false when originals cannot be told from reposts
 */
public record Segment(
    MentionHistory history,
    RepostKernel kernel,
    HourProfile profile,
    List<BlindInterval> blind,
    boolean parentsKnown) {

  private static final double HOUR = 3_600_000;

  /** Checks and copies. */
  public Segment {
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(profile, "profile");
    blind = List.copyOf(blind);
  }

  /**
   * A segment with the kernel of Twitter, a flat day, a collector never down, and parents known.
   */
  public static Segment of(MentionHistory history) {
    return new Segment(history, RepostKernel.of(Kernel.TWITTER), HourProfile.FLAT, List.of(), true);
  }

  /** The same with another kernel and daily rhythm. */
  public Segment withPlatform(RepostKernel itsKernel, HourProfile itsProfile) {
    return new Segment(history, itsKernel, itsProfile, blind, parentsKnown);
  }

  /** The same with times when the collector was down. */
  public Segment withBlind(List<BlindInterval> intervals) {
    return new Segment(history, kernel, profile, intervals, parentsKnown);
  }

  /** The same without knowledge of which mentions are reposts. */
  public Segment withoutParents() {
    return new Segment(history, kernel, profile, blind, false);
  }

  /** True when both have one kernel and one daily profile, as segments of one platform have. */
  boolean hasRhythmOf(Segment other) {
    return kernel.equals(other.kernel) && profile.equals(other.profile);
  }

  /** Its windows around a response. */
  EffectWindows windows(long responseAtMillis, double widthHours, int before, int after) {
    ExposureGrid grid = new ExposureGrid(kernel, widthHours, before, after);
    history.fill(grid, responseAtMillis);
    for (BlindInterval interval : blind) {
      grid.blind(
          (interval.fromMillis() - responseAtMillis) / HOUR,
          (interval.toMillis() - responseAtMillis) / HOUR);
    }
    return grid.windows(profile, responseAtMillis / HOUR);
  }
}
