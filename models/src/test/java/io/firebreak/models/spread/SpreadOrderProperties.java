package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.IssueUnderTest.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever the order of arrival, the rows at the end are the same. */
class SpreadOrderProperties {

  private static final long HOUR = 3_600_000;
  private static final long START = 1_700_000_000_000L;

  @Property(tries = 60)
  void rowsDoNotDependOnTheOrderOfArrival(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 250) int events,
      @ForAll @IntRange(min = 1, max = 240) int spanHours) {
    Random random = new Random(seed);
    List<Event> all = events(random, events, spanHours);

    IssueUnderTest atOnce = new IssueUnderTest(SpreadSettings.defaults(), false);
    all.forEach(event -> atOnce.add(event, 1));
    atOnce.end();

    IssueUnderTest live = new IssueUnderTest(SpreadSettings.defaults(), seed % 4 == 0);
    playLive(random, all, live);
    live.end();

    assertThat(live.rows.keySet()).isEqualTo(atOnce.rows.keySet());
    assertThat(live.rows).isEqualTo(atOnce.rows);
    assertThat(live.isEmpty()).isTrue();
    assertThat(atOnce.rowsHandedOn).isEqualTo(atOnce.rows.size());
  }

  @Property(tries = 30)
  void whatWasTakenOutAgainLeavesOnlyEmptyRowsAndItsAuthors(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Random random = new Random(seed);
    List<Event> kept = events(random, 60, 30);
    List<Event> gone = events(random, 60, 30);

    IssueUnderTest without = new IssueUnderTest(SpreadSettings.defaults(), false);
    kept.forEach(event -> without.add(event, 1));
    without.end();

    IssueUnderTest with = new IssueUnderTest(SpreadSettings.defaults(), false);
    kept.forEach(event -> with.add(event, 1));
    gone.forEach(event -> with.add(event, 1));
    with.close(START / 60_000 + 40 * 60);
    gone.forEach(event -> with.add(event, -1));
    with.end();

    with.rows.forEach(
        (key, row) -> {
          var plain = without.rows.get(key);
          assertThat(row.mentions()).isEqualTo(plain == null ? 0 : plain.mentions());
          if (plain != null) {
            assertThat(row.reproduction()).isEqualTo(plain.reproduction());
            assertThat(row.growthPerHour()).isEqualTo(plain.growthPerHour());
            assertThat(row.criticReach()).isEqualTo(plain.criticReach());
          }
        });
  }

  /** Arrival up to 47 hours after publication, the watermark never more than 48 hours ahead. */
  private static void playLive(Random random, List<Event> events, IssueUnderTest live) {
    record Arrival(Event event, long atMillis) {}
    List<Arrival> arrivals = new ArrayList<>();
    for (Event event : events) {
      long delay =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(60_000);
            case 1 -> random.nextInt(20 * 60_000);
            case 2 -> (long) (random.nextDouble() * 6 * HOUR);
            default -> (long) (random.nextDouble() * 47 * HOUR);
          };
      arrivals.add(new Arrival(event, event.publishedAtMillis() + delay));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::atMillis));
    for (Arrival arrival : arrivals) {
      live.add(arrival.event, 1);
      if (random.nextInt(5) == 0) {
        // An edit that comes to nothing.
        live.add(arrival.event, -1);
        live.add(arrival.event, 1);
      }
      live.close(Math.floorDiv(arrival.atMillis, 60_000L));
    }
  }

  static List<Event> events(Random random, int count, int spanHours) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double at = random.nextInt(3) == 0 ? random.nextDouble() : Math.pow(random.nextDouble(), 6);
      Stance stance = Stance.values()[random.nextInt(6) % 4];
      events.add(
          new Event(
              random.nextInt(3) == 0 ? "weibo" : "x",
              stance,
              MentionKind.values()[random.nextInt(4)],
              random.nextInt(10) == 0,
              random.nextInt(10_000) - 1,
              1 + random.nextInt(200),
              START + (long) (at * spanHours * HOUR)));
    }
    return events;
  }
}
