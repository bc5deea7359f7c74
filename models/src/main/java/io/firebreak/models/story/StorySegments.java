package io.firebreak.models.story;

import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StorySegment;
import java.util.ArrayList;
import java.util.List;

/** Makes the shares of a story's parts. */
final class StorySegments {
  private StorySegments() {}

  /**
   * All, the stances, the tiers, unrated.
   *
   * @param after counts after the first response; null when there is none
   */
  static List<StorySegment> of(StoryCounts story, StoryCounts after) {
    List<StorySegment> segments = new ArrayList<>(StoryCounts.SEGMENTS + 2);
    Three all = Three.NONE;
    Three rated = Three.NONE;
    Three allAfter = Three.NONE;
    Three ratedAfter = Three.NONE;
    for (int segment = 0; segment < StoryCounts.SEGMENTS; segment++) {
      Three counts = Three.of(story, segment);
      Three countsAfter = after == null ? null : Three.of(after, segment);
      boolean isStance = segment < StoryCounts.STANCES;
      if (isStance) {
        all = all.plus(counts, 1);
        allAfter = after == null ? null : allAfter.plus(countsAfter, 1);
      } else {
        rated = rated.plus(counts, 1);
        ratedAfter = after == null ? null : ratedAfter.plus(countsAfter, 1);
      }
      segments.add(
          row(
              isStance
                  ? Stance.values()[segment].word()
                  : "tier" + (segment - StoryCounts.STANCES + 1),
              counts,
              countsAfter));
    }
    segments.add(0, row("all", all, allAfter));
    segments.add(
        row("unrated", all.plus(rated, -1), after == null ? null : allAfter.plus(ratedAfter, -1)));
    return List.copyOf(segments);
  }

  private record Three(long mentions, long hubLinks, long keyMessages) {
    static final Three NONE = new Three(0, 0, 0);

    static Three of(StoryCounts counts, int segment) {
      return new Three(
          counts.mentions(segment), counts.hubLinks(segment), counts.keyMessages(segment));
    }

    Three plus(Three other, int sign) {
      return new Three(
          mentions + sign * other.mentions,
          hubLinks + sign * other.hubLinks,
          keyMessages + sign * other.keyMessages);
    }

    Double share(long part) {
      return mentions <= 0 ? null : (Double) (part / (double) mentions);
    }
  }

  private static StorySegment row(String name, Three story, Three after) {
    return new StorySegment(
        name,
        story.mentions,
        story.hubLinks,
        story.share(story.hubLinks),
        story.keyMessages,
        story.share(story.keyMessages),
        after == null ? null : (Long) after.mentions,
        after == null ? null : (Long) after.hubLinks,
        after == null ? null : after.share(after.hubLinks),
        after == null ? null : (Long) after.keyMessages,
        after == null ? null : after.share(after.keyMessages));
  }
}
