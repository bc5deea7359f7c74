package io.firebreak.local.report;

import static io.firebreak.local.report.CrisisFixture.HOUR;
import static io.firebreak.local.report.CrisisFixture.START;

import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.List;

/** Data for pages that the tests look at. */
final class ReportFixtures {
  static final String SCRIPT =
      "</script><script>window.hacked=1</script><img src=x onerror=hacked=1>";

  private ReportFixtures() {}

  /** Three issues: a long one, a short one, one without any mention. */
  static ReportData three() {
    CrisisFixture fixture =
        new CrisisFixture()
            .crisis("skyways", "Skyways", 9 * 24, 300)
            .crisis("northrail", "North Rail Holding Company", 30, 60)
            .twoResponses("skyways");
    for (int i = 0; i < 24; i++) {
      fixture.response("skyways", "update", "x", 30 + i * 0.7, "Update number " + i);
    }
    fixture.issues.add(CrisisFixture.issue("calm", "Nothing Yet plc"));
    return fixture.builder().build();
  }

  /** Every text of the outside world is an attack on the page. */
  static ReportData hostile() {
    String bad =
        SCRIPT
            + "\"' onmouseover=alert(1) \u202Egnp.exe"
            + "W".repeat(500)
            + "e\u0301".repeat(40)
            + "\u0336".repeat(60);
    CrisisFixture fixture = new CrisisFixture();
    fixture.issues.add(CrisisFixture.issue(bad, bad));
    fixture.response(bad, bad, bad, 2, bad);
    for (int hour = 0; hour < 5; hour++) {
      for (String platform : List.of(SpreadWindow.ALL_PLATFORMS, bad)) {
        fixture.windows.add(
            CrisisFixture.row(
                bad,
                platform,
                "1h",
                START + hour * HOUR,
                HOUR,
                new long[] {9, 1, 2, 0},
                0,
                bad,
                null,
                null,
                null,
                null));
      }
    }
    List<String> urls =
        List.of(
            "javascript:hacked=1",
            "data:text/html,<script>hacked=1</script>",
            "https://ok.example/\"onclick=hacked=1",
            "https://me@bank.example/");
    for (int i = 0; i < urls.size(); i++) {
      fixture.mentions.add(
          CrisisFixture.mention(
              bad, bad + i, bad + i, 5L, bad, Stance.CRITIC, i, null, urls.get(i)));
    }
    fixture.dead(bad, 2);
    EffectSamples effect = EffectSamples.inconclusive(fixture.responses.get(0).id(), 2).issue(bad);
    effect.sentence = bad;
    effect.kernel = bad;
    effect.reasons = List.of(bad);
    effect.confidence = bad;
    fixture.effects.add(effect.make());
    effect.look = bad;
    effect.verdict = bad;
    effect.lookHours = 1;
    fixture.effects.add(effect.make());
    fixture.stories.add(StorySamples.unanswered(bad, bad));
    fixture.alert(bad, bad, "blind", bad, bad, 1, null, bad);
    fixture.alert(bad, bad, bad, bad, "page", 2, 3.0, null);
    fixture.rated(bad, 0);
    return fixture.builder().build();
  }

  /** A builder over one issue with hourly windows of all platforms that all have no R. */
  static ReportData withoutReproduction() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.issues.add(CrisisFixture.issue("small", "Small"));
    List<SpreadWindow> rows = new ArrayList<>();
    for (int hour = 0; hour < 6; hour++) {
      rows.add(
          CrisisFixture.row(
              "small",
              "all",
              "1h",
              START + hour * HOUR,
              HOUR,
              new long[] {hour, 1, 0, 0},
              0,
              "quiet",
              null,
              null,
              null,
              null));
    }
    fixture.windows.addAll(rows);
    return fixture.builder().build();
  }
}
