package io.firebreak.models.effect;

import io.firebreak.models.spread.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mentions whose spread is measured: an issue on its platforms, say, or the part of it that a
 * response did not reach.
 *
 * <p>Mentions of several platforms are counted together, and so is what was to be expected of each
 * by its own kernel: platforms that carry one story share its aging and its noise, and measuring
 * them apart and pooling the steps finds no more; see {@code docs/effect-notes.md}.
 *
 * @param parts the mentions, by kernel; by default the critics
 * @param profile daily rhythm of the platform
 * @param blind when the collector of this segment was down
 * @param parentsKnown false when originals cannot be told from reposts
 */
public record Segment(
    List<Part> parts, HourProfile profile, List<BlindInterval> blind, boolean parentsKnown) {

  private static final double HOUR = 3_600_000;

  /** Checks and copies. */
  public Segment {
    parts = List.copyOf(parts);
    Objects.requireNonNull(profile, "profile");
    blind = List.copyOf(blind);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a segment without mentions of any platform");
    }
  }

  /**
   * Mentions that are passed on with one kernel.
   *
   * @param platform the platform, or what stands for one day's rhythm
   * @param history the mentions
   * @param kernel their repost delays
   */
  public record Part(String platform, MentionHistory history, RepostKernel kernel) {
    /** Checks. */
    public Part {
      Objects.requireNonNull(platform, "platform");
      Objects.requireNonNull(history, "history");
      Objects.requireNonNull(kernel, "kernel");
    }

    /** Mentions of the platform that the kernel is named after. */
    public Part(MentionHistory history, RepostKernel kernel) {
      this(kernel.id(), history, kernel);
    }
  }

  /**
   * A segment with the kernel of Twitter, a flat day, a collector never down, and parents known.
   */
  public static Segment of(MentionHistory history) {
    return of(List.of(new Part(history, RepostKernel.of(Kernel.TWITTER))));
  }

  /** A segment of several platforms with a flat day, collectors never down, and parents known. */
  public static Segment of(List<Part> parts) {
    return new Segment(parts, HourProfile.FLAT, List.of(), true);
  }

  /** The same with one other kernel for all of it, and another daily rhythm. */
  public Segment withPlatform(RepostKernel itsKernel, HourProfile itsProfile) {
    List<Part> same = parts.stream().map(part -> new Part(part.history(), itsKernel)).toList();
    return new Segment(same, itsProfile, blind, parentsKnown);
  }

  /** The same with times when the collector was down. */
  public Segment withBlind(List<BlindInterval> intervals) {
    return new Segment(parts, profile, intervals, parentsKnown);
  }

  /** The same without knowledge of which mentions are reposts. */
  public Segment withoutParents() {
    return new Segment(parts, profile, blind, false);
  }

  /** Time of the first mention; empty without mentions. */
  OptionalLong first() {
    return parts.stream()
        .map(part -> part.history().first())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }

  /** Its kernel, or the mean of its kernels in proportion to the mentions passed on. */
  RepostKernel kernel() {
    double[] weights = parts.stream().mapToDouble(part -> part.history().passedOn()).toArray();
    return RepostKernel.mean(parts.stream().map(Part::kernel).toList(), weights);
  }

  /**
   * True when both are passed on on the same platforms and have one daily profile: then the daily
   * rhythm falls out of their difference.
   */
  boolean hasRhythmOf(Segment other) {
    return profile.equals(other.profile) && platforms().equals(other.platforms());
  }

  private Set<String> platforms() {
    return parts.stream().map(Part::platform).collect(Collectors.toSet());
  }

  /** Its windows around a response. */
  EffectWindows windows(long responseAtMillis, double widthHours, int before, int after) {
    List<EffectWindows> each = new ArrayList<>();
    for (Part part : parts) {
      ExposureGrid grid = new ExposureGrid(part.kernel(), widthHours, before, after);
      part.history().fill(grid, responseAtMillis);
      for (BlindInterval interval : blind) {
        grid.blind(
            (interval.fromMillis() - responseAtMillis) / HOUR,
            (interval.toMillis() - responseAtMillis) / HOUR);
      }
      each.add(grid.windows(profile, responseAtMillis / HOUR));
    }
    return each.size() == 1 ? each.get(0) : EffectWindows.together(each, kernel());
  }
}
