package io.firebreak.local.report;

import static io.firebreak.local.report.CrisisFixture.HOUR;
import static io.firebreak.local.report.CrisisFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.local.report.IssueReport.TopMention;
import io.firebreak.local.report.IssueReport.TopSource;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportDataBuilderTest {
  private static SpreadWindow hour(long hour, long critics, long supporters, String phase) {
    return CrisisFixture.row(
        "one",
        "all",
        "1h",
        START + hour * HOUR,
        HOUR,
        new long[] {critics, supporters, 0, 1},
        2,
        phase,
        null,
        null,
        null,
        null);
  }

  private static SpreadWindow fiveMinutes(long slot, long critics) {
    return fiveMinutes(slot, critics, "quiet");
  }

  private static SpreadWindow fiveMinutes(long slot, long critics, String phase) {
    return CrisisFixture.row(
        "one",
        "all",
        "5m",
        START + slot * HOUR / 12,
        HOUR / 12,
        new long[] {critics, 0, 0, 0},
        0,
        phase,
        null,
        null,
        null,
        null);
  }

  private static IssueReport only(CrisisFixture fixture) {
    return fixture.builder().build().issues().get(0);
  }

  @Test
  void countsComeFromOneWindowSizeOnlyAndPhaseFromTheHour() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.windows.add(fiveMinutes(0, 3));
    fixture.windows.add(fiveMinutes(1, 4));
    fixture.windows.add(hour(0, 7, 0, "surging"));

    IssueReport issue = only(fixture);

    assertThat(issue.summary().counts().critics()).isEqualTo(7);
    assertThat(issue.summary().phase()).isEqualTo("surging");
    assertThat(issue.series().buckets()).hasSize(2).allMatch(b -> b.phase().equals("surging"));
    assertThat(issue.series().buckets().get(1).perHour(4)).isEqualTo(48.0);
  }

  @Test
  void anHourThatGoesOnIsNotHiddenBehindTheOneBefore() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.windows.add(hour(0, 1, 0, "quiet"));
    fixture.windows.add(fiveMinutes(3, 1));
    fixture.windows.add(fiveMinutes(22, 40, "surging"));

    assertThat(only(fixture).summary().phase()).isEqualTo("surging");
  }

  @Test
  void hoursWithoutWindowAreZeroInTheSeriesAndKeepTheAxisTrue() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.windows.add(hour(0, 5, 1, "quiet"));
    fixture.windows.add(hour(9, 5, 1, "quiet"));

    Series series = only(fixture).series();

    assertThat(series.buckets()).hasSize(10);
    assertThat(series.buckets().get(4).counts()).isEqualTo(StanceCounts.NONE);
    assertThat(series.buckets().get(4).phase()).isNull();
  }

  @Test
  void seriesOfAnyLengthHasFewBucketsAndLosesNoMention() {
    for (int hours : new int[] {1, 25, 300, 5_000, 60_000}) {
      CrisisFixture fixture = new CrisisFixture();
      long mentions = 0;
      for (int hour = 0; hour < hours; hour += Math.max(1, hours / 900)) {
        fixture.windows.add(hour(hour, 2, 1, "quiet"));
        mentions += 4;
      }
      IssueReport issue = only(fixture);
      long drawn = issue.series().buckets().stream().mapToLong(b -> b.counts().mentions()).sum();
      long daily = issue.days().stream().mapToLong(d -> d.counts().mentions()).sum();

      assertThat(issue.series().buckets()).hasSizeLessThanOrEqualTo(200);
      assertThat(issue.days()).hasSizeLessThanOrEqualTo(60);
      assertThat(drawn + issue.series().mentionsOutside()).isEqualTo(mentions);
      assertThat(daily).isEqualTo(mentions);
      assertThat(issue.summary().counts().mentions()).isEqualTo(mentions);
    }
  }

  @Test
  void strayMentionsYearsAwayDoNotSquashTheCrisis() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.windows.add(hour(-24 * 1_500, 1, 0, "quiet"));
    for (int hour = 0; hour < 48; hour++) {
      fixture.windows.add(hour(hour, 100, 5, "surging"));
    }

    IssueReport issue = only(fixture);

    assertThat(issue.series().bucketMillis()).isEqualTo(HOUR);
    assertThat(issue.series().startMillis()).isGreaterThanOrEqualTo(START - 24 * HOUR);
    assertThat(issue.series().mentionsOutside()).isEqualTo(2);
    assertThat(issue.summary().counts().critics()).isEqualTo(4_801);
    assertThat(ReportPage.render(fixture.builder().build())).contains("2 stray mentions");
  }

  @Test
  void topMentionIsTheOnePassedOnMostNotTheOneWithMostFollowers() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.windows.add(hour(0, 5, 1, "quiet"));
    fixture.mentions.add(
        CrisisFixture.mention("one", "x:big", "big", 9_000_000L, "big", Stance.CRITIC, 0, null));
    fixture.mentions.add(
        CrisisFixture.mention("one", "x:far", "far", 10L, "far", Stance.CRITIC, 1, null));
    for (int i = 0; i < 3; i++) {
      fixture.mentions.add(
          CrisisFixture.mention("one", "x:p" + i, "fan", 5L, null, Stance.CRITIC, 2, "x:far"));
    }

    IssueReport issue = only(fixture);

    assertThat(issue.mentions()).extracting(TopMention::excerpt).containsExactly("far", "big");
    assertThat(issue.mentions().get(0).passedOn()).isEqualTo(3);
    assertThat(issue.sources()).extracting(TopSource::name).containsExactly("fan", "big", "far");
    assertThat(issue.sources().get(0).criticMentions()).isEqualTo(3);
  }

  @Test
  void answersToSingleMentionsStandTogetherAndLeaveThePlaceToOtherResponses() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.windows.add(hour(0, 7, 0, "surging"));
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i < IssueSection.MOST_RESPONSES; i++) {
      responses.add(response("update " + i, "update", START + i * HOUR));
    }
    long evening = START + 30 * 24 * HOUR;
    for (int i = 0; i < 50; i++) {
      responses.add(response("answer " + i, "answer", evening + i * HOUR / 100));
    }

    IssueReport full = fixture.builder().responses(responses).build().issues().get(0);
    assertThat(full.responses())
        .hasSize(IssueSection.MOST_RESPONSES)
        .allMatch(response -> response.kind().equals("update"));
    assertThat(full.earlierResponses()).isEqualTo(1);

    IssueReport some =
        fixture
            .builder()
            .responses(responses.subList(15, responses.size()))
            .build()
            .issues()
            .get(0);
    assertThat(some.responses()).hasSize(6);
    assertThat(some.responses().get(5).kind()).isEqualTo("50 answers to single mentions");
    assertThat(some.responses().get(5).publishedAtMillis()).isEqualTo(evening);
  }

  private static Response response(String id, String kind, long atMillis) {
    return new Response(id, false, "one", atMillis, kind, null, null, null, List.of());
  }

  @Test
  void lateAndDeadLettersAreCountedBesideTheMentions() {
    CrisisFixture fixture = new CrisisFixture().dead("not-json", 3).dead("no-id", 1);
    fixture.windows.add(hour(0, 5, 1, "quiet"));
    fixture.windows.add(hour(1, 5, 1, "quiet"));

    ReportData.DataQuality quality = fixture.builder().build().quality();

    assertThat(quality.mentions()).isEqualTo(14);
    assertThat(quality.unclassified()).isEqualTo(2);
    assertThat(quality.late()).isEqualTo(4);
    assertThat(quality.deadLetters()).isEqualTo(4);
    assertThat(quality.reasons())
        .extracting(ReportData.ReasonCount::code)
        .containsExactly("not-json", "no-id");
  }
}
