package io.firebreak.models.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import io.firebreak.models.spread.SpreadCell;
import io.firebreak.models.spread.SpreadSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Stories whose figures were worked out by hand. */
class MeasureStoryTest {
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final TreeMap<Long, StoryHour> hours = new TreeMap<>();
  private final List<StoryResponse> responses = new ArrayList<>();

  @Test
  void aStoryHasItsOnsetPeakHalfLifeAndTail() {
    // The baseline is 5 an hour at least, so that 15 raise and 7 are calm.
    critics(10, 4, 3); // hour 10: 3 at 10:04
    critics(10, 30, 8);
    critics(10, 47, 4); // 15 in the hour to 10:50: the window 10:45 to 10:50 leaves quiet
    critics(11, 0, 40);
    critics(12, 0, 60); // the peak
    critics(13, 0, 29); // below half, but for two hours only
    critics(14, 0, 20);
    critics(15, 0, 30);
    critics(16, 0, 12); // below half from here on
    for (int hour = 17; hour < 42; hour++) {
      critics(hour, 0, hour == 20 ? 8 : 7); // 21:00 on is calm
    }
    StoryMetric row = measure(100);

    assertThat(row.onsetMillis()).isEqualTo(START + 10 * HOUR + 45 * MINUTE);
    assertThat(row.fromMillis()).isEqualTo(START + 9 * HOUR + 50 * MINUTE);
    assertThat(row.untilMillis()).isEqualTo(START + 42 * HOUR);
    assertThat(row.peakMillis()).isEqualTo(START + 12 * HOUR);
    assertThat(row.peakCritics()).isEqualTo(60);
    assertThat(row.timeToPeakHours()).isEqualTo(1.25);
    assertThat(row.halfLifeHours()).isEqualTo(4);
    assertThat(row.tailHours()).isNull(); // 21 hours of calm are known, a day is needed
    assertThat(row.firstResponseMillis()).isNull();
    assertThat(row.responseHours()).isNull();
    assertThat(row.hubAdoption()).isZero();
    assertThat(row.hubAdoptionAfter()).isNull();

    critics(44, 59, 1);
    assertThat(measure(100).tailHours()).isEqualTo(9);
    assertThat(measure(12).peakMillis())
        .as("as it was known at 12:00")
        .isEqualTo(START + 11 * HOUR);
    assertThat(measure(15).halfLifeHours()).isNull();
  }

  @Test
  void silenceAfterTheLastMentionIsNoCalm() {
    critics(10, 0, 50);
    critics(11, 0, 10);

    StoryMetric row = measure(300);

    assertThat(row.peakCritics()).isEqualTo(50);
    assertThat(row.halfLifeHours()).isNull();
    assertThat(row.tailHours()).isNull();
  }

  @Test
  void aLivelyIssueIsNotAStoryUntilItLeavesItsOwnBaseline() {
    for (int hour = 0; hour < 240; hour++) {
      critics(hour, 10, 20);
    }
    // From hour 96 on half of the week before is known: 20 is the baseline, 60 raise. The first
    // hours were a rise, but of a story that is over: the last 14 days begin after it.
    for (int hour = 240; hour < 400; hour++) {
      critics(hour, 10, hour == 390 ? 61 : 20);
    }
    StoryMetric row = measure(500);

    assertThat(row.onsetMillis()).isEqualTo(START + 390 * HOUR + 10 * MINUTE);
    assertThat(row.timeToPeakHours()).isZero();
  }

  @Test
  void anIssueThatNeverRoseHasSharesButNoOnset() {
    add(5, 10, Stance.CRITIC, 0, true, false);
    add(6, 10, Stance.NEUTRAL, 0, false, false);
    StoryMetric row = measure(10);

    assertThat(row.onsetMillis()).isNull();
    assertThat(row.peakMillis()).isNull();
    assertThat(row.timeToPeakHours()).isNull();
    assertThat(row.firstReputableCriticHours()).isNull();
    assertThat(row.fromMillis()).isEqualTo(START + 5 * HOUR + 10 * MINUTE);
    assertThat(row.hubAdoption()).isEqualTo(0.5);
    assertThat(segment(row, "supporter").hubAdoption()).isNull();
  }

  @Test
  void theResponseIsTimedAndFollowedIntoTheStory() {
    critics(10, 0, 20); // onset 10:00
    add(10, 30, Stance.CRITIC, 1, false, false);
    responses.add(StoryResponse.of(START + 12 * HOUR + 30_000, "x"));
    responses.add(StoryResponse.of(START + 11 * HOUR, "Hub"));
    responses.add(StoryResponse.of(START + 13 * HOUR, null));
    responses.add(StoryResponse.of(START - 20 * HOUR, "hub")); // answered something else
    add(10, 59, Stance.SUPPORTER, 0, false, true); // before the response
    add(11, 0, Stance.SUPPORTER, 3, true, true);
    add(12, 0, Stance.CRITIC, 0, true, false);
    add(13, 30, Stance.NEUTRAL, 2, true, true);
    add(14, 0, Stance.NEUTRAL, 2, false, false);

    StoryMetric row = measure(20);

    assertThat(row.firstResponseMillis()).isEqualTo(START + 11 * HOUR);
    assertThat(row.responseHours()).isEqualTo(1);
    assertThat(row.hubFirstLagHours()).isEqualTo(1 + 30.0 / 3600, within(1e-12));
    assertThat(row.mentions()).isEqualTo(26);
    assertThat(row.hubAdoption()).isEqualTo(3 / 26.0);
    assertThat(row.hubAdoptionAfter()).isEqualTo(3 / 4.0);
    assertThat(row.pullThrough()).isEqualTo(3 / 26.0);
    assertThat(row.pullThroughAfter()).isEqualTo(2 / 4.0);
    assertThat(row.firstReputableHubLinkHours()).isEqualTo(2.5);
    assertThat(row.reputableCritics()).isEqualTo(1);
    assertThat(row.firstReputableCriticHours()).isEqualTo(0.5);
    assertThat(row.segments())
        .extracting(StorySegment::segment)
        .containsExactly(
            "all",
            "critic",
            "supporter",
            "neutral",
            "unclassified",
            "tier1",
            "tier2",
            "tier3",
            "tier4",
            "unrated");
    assertThat(segment(row, "tier2"))
        .isEqualTo(new StorySegment("tier2", 2, 1, 0.5, 1, 0.5, 2L, 1L, 0.5, 1L, 0.5));
    assertThat(segment(row, "unrated"))
        .isEqualTo(new StorySegment("unrated", 22, 1, 1 / 22.0, 1, 1 / 22.0, 1L, 1L, 1.0, 0L, 0.0));
    assertThat(segment(row, "critic").hubAdoptionAfter()).isEqualTo(1);
    assertThat(measure(11).firstResponseMillis()).as("not published yet").isNull();
  }

  @Test
  void theArticleThatSetItOffComesBeforeTheOnset() {
    add(10, 0, Stance.CRITIC, 1, false, false);
    critics(10, 42, 30);

    assertThat(measure(12).firstReputableCriticHours()).isEqualTo(-40 / 60.0);
  }

  @Test
  void whatIsTakenBackLeavesNoTrace() throws IOException {
    critics(10, 0, 20);
    StoryMetric before = measure(12);
    mark(1, 11, 7, Stance.CRITIC, 1, true, true);
    assertThat(measure(12)).isNotEqualTo(before);
    hours.replaceAll((hour, counts) -> stored(counts));
    mark(-1, 11, 7, Stance.CRITIC, 1, true, true);
    assertThat(measure(12)).isEqualTo(before);

    critics(10, 0, -20);
    StoryMetric none = measure(12);
    assertThat(none.mentions()).isZero();
    assertThat(none.fromMillis()).isNull();
    assertThat(none.hubAdoption()).isNull();
  }

  private static StoryHour stored(StoryHour hour) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      hour.copy().write(new DataOutputStream(bytes));
      return StoryHour.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void critics(int hour, int minute, int count) {
    for (int i = 0; i < Math.abs(count); i++) {
      mark(Integer.signum(count), hour, minute, Stance.CRITIC, 0, false, false);
    }
  }

  private void add(int hour, int minute, Stance stance, int tier, boolean hub, boolean message) {
    mark(1, hour, minute, stance, tier, hub, message);
  }

  private void mark(
      int sign, int hour, int minute, Stance stance, int tier, boolean hub, boolean message) {
    SpreadCell cell = new SpreadCell();
    cell.count(sign, MentionKind.ORIGINAL, hub, -1, START + hour * HOUR + minute * MINUTE);
    cell.mark(sign, tier, hub, message);
    hours.computeIfAbsent(START / HOUR + hour, h -> new StoryHour()).add(minute, stance, cell);
  }

  private StoryMetric measure(int atHour) {
    return new MeasureStory(SpreadSettings.defaults())
        .measure("acme", hours, responses, START + atHour * HOUR);
  }

  private static StorySegment segment(StoryMetric row, String name) {
    return row.segments().stream()
        .filter(segment -> segment.segment().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
