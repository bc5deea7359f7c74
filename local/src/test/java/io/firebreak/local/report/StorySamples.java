package io.firebreak.local.report;

import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.data.StorySegment;
import java.util.ArrayList;
import java.util.List;

/** Made-up stories: one answered well, one without onset and response. */
final class StorySamples {
  private static final long FROM = CrisisFixture.START + 4 * CrisisFixture.HOUR;

  private StorySamples() {}

  /** A response after 7.3 hours that a part of the story took up. */
  static StoryMetric answered(String issueId) {
    List<StorySegment> segments = new ArrayList<>();
    segments.add(segment("all", 11_797, 590, 708, 7_797, 586, 624));
    segments.add(segment("critic", 5_551, 111, 139, 3_551, 110, 107));
    segments.add(segment("supporter", 2_246, 360, 420, 2_046, 358, 400));
    segments.add(segment("neutral", 3_500, 119, 149, 1_950, 118, 117));
    segments.add(segment("unclassified", 500, 0, 0, 250, 0, 0));
    segments.add(segment("tier1", 12, 3, 2, 9, 3, 2));
    segments.add(segment("tier2", 88, 20, 14, 61, 20, 14));
    segments.add(segment("tier3", 0, 0, 0, 0, 0, 0));
    segments.add(segment("tier4", 6_200, 300, 380, 4_100, 298, 340));
    segments.add(segment("unrated", 5_497, 267, 312, 3_627, 265, 268));
    return new StoryMetric(
        issueId,
        FROM,
        FROM + 44 * CrisisFixture.HOUR,
        11_797,
        5_551,
        FROM + CrisisFixture.HOUR,
        FROM + 9 * CrisisFixture.HOUR,
        412L,
        8.0,
        6.0,
        null,
        FROM + (long) (8.3 * CrisisFixture.HOUR),
        7.3,
        -13.5,
        590 / 11_797.0,
        586 / 7_797.0,
        4.6,
        708 / 11_797.0,
        624 / 7_797.0,
        31,
        2.4,
        segments);
  }

  /** Nothing is known of it but its counts; its part may bear any name. */
  static StoryMetric unanswered(String issueId, String segment) {
    return new StoryMetric(
        issueId,
        FROM,
        FROM + CrisisFixture.HOUR,
        9,
        2,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.0,
        null,
        null,
        2 / 9.0,
        null,
        0,
        null,
        List.of(new StorySegment(segment, 9, 0, 0.0, 2, 2 / 9.0, null, null, null, null, null)));
  }

  static StorySegment segment(
      String name,
      long all,
      long links,
      long messages,
      long after,
      long linksAfter,
      long msgAfter) {
    return new StorySegment(
        name,
        all,
        links,
        share(links, all),
        messages,
        share(messages, all),
        after,
        linksAfter,
        share(linksAfter, after),
        msgAfter,
        share(msgAfter, after));
  }

  private static Double share(long part, long of) {
    return of == 0 ? null : (Double) (part / (double) of);
  }
}
