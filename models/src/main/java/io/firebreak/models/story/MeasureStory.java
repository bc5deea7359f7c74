package io.firebreak.models.story;

import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import io.firebreak.models.spread.SpreadSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;

/**
 * Measures the story of an issue. What is known ends with the hour of its last mention: silence
 * after it may be calm, or a collector that is down. So the figures are a function of mentions and
 * responses alone, however time went on.
 */
public final class MeasureStory {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** A story is measured over so many hours at most, back from its last mention: 14 days. */
  public static final long STORY_HOURS = 14 * 24;

  /** Hours back from the last mention that count: the story and the baseline before it. */
  public static final long NEEDED_HOURS = STORY_HOURS + Storyline.BASELINE_HOURS;

  /** A response so long before the onset may still answer it; an earlier one answered another. */
  static final long RESPONSE_BEFORE_MILLIS = Duration.ofDays(1).toMillis();

  private final SpreadSettings settings;

  /** Measures by the levels of these settings. */
  public MeasureStory(SpreadSettings settings) {
    this.settings = settings;
  }

  /**
   * Measures a story as it is known at a time.
   *
   * @param hours counts by hour from the epoch, at least {@link #NEEDED_HOURS} back
   * @param responses those that stand, in any order
   * @param atMillis nothing published at or after it is used; a full hour
   */
  public StoryMetric measure(
      String issueId,
      NavigableMap<Long, StoryHour> hours,
      Collection<StoryResponse> responses,
      long atMillis) {
    StoryHistory all = new StoryHistory(hours);
    Long last = all.between(Long.MIN_VALUE, Math.floorDiv(atMillis, HOUR)).lastHour();
    if (last == null) {
      return withoutMentions(issueId, Answers.of(responses, Long.MIN_VALUE, atMillis));
    }
    long untilHour = last + 1;
    StoryHistory known = all.between(untilHour - NEEDED_HOURS, untilHour);
    long searchHour = untilHour - STORY_HOURS;
    Storyline line =
        Storyline.of(known.critics(untilHour), known.hours().firstKey(), searchHour, settings);
    long fromMinute =
        line.onsetMinute() == null
            ? known.find(searchHour * StoryHour.MINUTES, counts -> counts.mentions() > 0)
            : line.onsetMinute() - Storyline.RISING_MINUTES;
    Answers answers = Answers.of(responses, fromMinute * MINUTE - RESPONSE_BEFORE_MILLIS, atMillis);
    return row(issueId, known, untilHour, line, fromMinute, answers);
  }

  private static StoryMetric row(
      String issueId,
      StoryHistory known,
      long untilHour,
      Storyline line,
      long fromMinute,
      Answers answers) {
    Long onset = line.onsetMinute() == null ? null : (Long) (line.onsetMinute() * MINUTE);
    Long peak = line.peakHour() == null ? null : (Long) (line.peakHour() * HOUR);
    Long first = answers.first();
    Long afterMinute =
        first == null ? null : (Long) Math.max(fromMinute, -Math.floorDiv(-first, MINUTE));
    StoryCounts story = known.sum(fromMinute);
    List<StorySegment> segments =
        StorySegments.of(story, afterMinute == null ? null : known.sum(afterMinute));
    StorySegment all = segments.get(0);
    Long reputableLink =
        afterMinute == null ? null : known.find(afterMinute, c -> c.reputableHubLinks() > 0);
    Long reputableCritic =
        onset == null ? null : known.find(fromMinute, c -> c.reputableCritics() > 0);
    return new StoryMetric(
        issueId,
        fromMinute * MINUTE,
        untilHour * HOUR,
        story.mentions(),
        story.critics(),
        onset,
        peak,
        line.peakCritics(),
        peak == null ? null : (Double) Math.max(0, hours(onset, peak)),
        asDouble(line.halfLifeHours()),
        asDouble(line.tailHours()),
        first,
        hours(onset, first),
        hours(answers.onHub(), answers.elsewhere()),
        all.hubAdoption(),
        all.hubAdoptionAfter(),
        reputableLink == null ? null : hours(first, (Long) (reputableLink * MINUTE)),
        all.pullThrough(),
        all.pullThroughAfter(),
        story.reputableCritics(),
        reputableCritic == null ? null : hours(onset, (Long) (reputableCritic * MINUTE)),
        segments);
  }

  /** Every mention was taken back. */
  private static StoryMetric withoutMentions(String issueId, Answers answers) {
    StoryCounts none = new StoryCounts();
    return new StoryMetric(
        issueId,
        null,
        null,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        answers.first(),
        null,
        hours(answers.onHub(), answers.elsewhere()),
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        StorySegments.of(none, answers.first() == null ? null : none));
  }

  private static Double hours(Long fromMillis, Long toMillis) {
    return fromMillis == null || toMillis == null
        ? null
        : (Double) ((toMillis - fromMillis) / (double) HOUR);
  }

  private static Double asDouble(Long value) {
    return value == null ? null : (Double) value.doubleValue();
  }
}
