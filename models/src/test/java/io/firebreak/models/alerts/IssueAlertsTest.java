package io.firebreak.models.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Alert;
import io.firebreak.models.data.AlertMention;
import io.firebreak.models.data.AlertOverride;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueAlertsTest {
  private static final long START = 29_000_000 / 1440 * 1440;

  @Test
  void theWidestCriticIsTicketedAndPagedOnceWhenAWiderOneFollows() {
    AlertsUnderTest issue = new AlertsUnderTest(AlertRules.defaults());
    issue.see(mention("x:1", 1, 150_000, 0, "https://x.example/1"));
    issue.minute(START + 2);
    issue.see(mention("x:2", 2, 2_000_000, 0, "javascript:alert(1)"));
    issue.see(mention("x:3", 2, 3_000_000, 0, null));
    for (int i = 3; i < 30; i++) {
      issue.minute(START + i);
    }
    assertThat(issue.episodes()).hasSize(1);
    assertThat(issue.told).extracting(Alert::severity).startsWith("ticket", "page");
    Alert last = issue.episodes().get(0);
    assertThat(last.peak()).isEqualTo(3_000_000);
    assertThat(last.mentions())
        .extracting(AlertMention::mentionKey)
        .containsExactly("x:3", "x:2", "x:1");
    assertThat(last.runbook()).isNotBlank();
    issue.minute(START + 70);
    assertThat(issue.episodes()).extracting(Alert::state).containsExactly(Alert.RESOLVED);
  }

  @Test
  void aMentionThatIsTakenBackClearsWhatItRaised() {
    AlertsUnderTest issue = new AlertsUnderTest(AlertRules.defaults());
    issue.see(mention("x:1", 1, 150_000, 1, null));
    issue.minute(START + 2);
    assertThat(issue.episodes())
        .extracting(Alert::ruleId)
        .containsExactly("reach", "reputable-source");
    issue.see(new MentionSeen("x:1", (START + 1) * 60_000, 1, 1, Stance.UNCLASSIFIED, null));
    issue.minute(START + 3);
    assertThat(issue.episodes()).extracting(Alert::state).containsOnly(Alert.RESOLVED);
  }

  @Test
  void anIssueChangesItsRulesAndTheVersionSaysSo() {
    List<AlertRule> rules =
        AlertRules.with(
            AlertRules.defaults(),
            List.of(
                new AlertOverride("reach", null, "info", 10.0, null, null, null),
                new AlertOverride("reputable-source", false, null, null, null, null, null)));
    AlertsUnderTest issue = new AlertsUnderTest(rules);
    issue.see(mention("x:1", 1, 150, 1, null));
    issue.minute(START + 2);
    assertThat(issue.episodes()).hasSize(1);
    Alert alert = issue.episodes().get(0);
    assertThat(alert.severity()).isEqualTo("info");
    assertThat(alert.limit()).isEqualTo(10);
    assertThat(alert.ruleVersion()).startsWith("1/");
  }

  @Test
  void aVerdictIsToldForItsResponseAndARevisionOfTheFiguresPagesNobodyAgain() {
    AlertsUnderTest issue = new AlertsUnderTest(AlertRules.defaults());
    issue.see(look("6h", START, "sped_up", -0.3));
    issue.minute(START + 1);
    issue.see(look("6h", START, "sped_up", -0.4));
    for (int i = 2; i < 40; i++) {
      issue.minute(START + i);
    }
    issue.see(look("24h", START + 18 * 60, "sped_up", -0.5));
    issue.minute(START + 18 * 60);
    assertThat(issue.episodes()).hasSize(1);
    assertThat(issue.episodes().get(0).subject()).isEqualTo("answer");
    assertThat(issue.episodes().get(0).severity()).isEqualTo("page");
    assertThat(issue.episodes().get(0).value()).isEqualTo(0.5);
    issue.minute(START + 43 * 60);
    issue.minute(START + 43 * 60 + 1);
    assertThat(issue.episodes()).extracting(Alert::state).containsExactly(Alert.RESOLVED);
  }

  @Test
  void aSourceThatFallsSilentIsNoticedAndOneThatDiesOutIsNot() {
    AlertsUnderTest cut = new AlertsUnderTest(AlertRules.defaults());
    AlertsUnderTest fading = new AlertsUnderTest(AlertRules.defaults());
    for (int i = 0; i < 600; i++) {
      boolean other = i % 2 == 0;
      if (i < 360 && i % 2 == 0) {
        neutral(cut, "x", i);
      }
      if (other) {
        neutral(cut, "news", i);
      }
      if (i % (1 << Math.min(i / 60, 6)) == 0) {
        neutral(fading, "x", i);
      }
      cut.minute(START + i + 1);
      fading.minute(START + i + 1);
    }
    assertThat(fading.episodes()).isEmpty();
    assertThat(cut.episodes()).hasSize(1);
    Alert alert = cut.episodes().get(0);
    assertThat(alert.ruleId()).isEqualTo("blind");
    assertThat(alert.subject()).isEqualTo("x");
    assertThat(alert.firedAtMillis() / 60_000 - START).isBetween(365L, 420L);
    neutral(cut, "x", 600);
    for (int i = 601; i < 615; i++) {
      cut.minute(START + i);
    }
    assertThat(cut.episodes()).extracting(Alert::state).containsExactly(Alert.RESOLVED);
  }

  @Test
  void timeThatGoesOnWhileNobodyIsReadIsNoSilenceOfOneSource() {
    AlertsUnderTest issue = new AlertsUnderTest(AlertRules.defaults());
    for (int i = 0; i < 1_500; i++) {
      if (i < 360) {
        neutral(issue, "x", i);
        if (i % 5 == 0) {
          neutral(issue, "news", i);
        }
      }
      issue.minute(START + i + 1);
    }
    assertThat(issue.episodes()).isEmpty();
  }

  @Test
  void twoSourcesThatFallSilentTogetherDoNotHideEachOther() {
    AlertsUnderTest issue = new AlertsUnderTest(AlertRules.defaults());
    for (int i = 0; i < 600; i++) {
      if (i < 360) {
        neutral(issue, "x", i);
        neutral(issue, "weibo", i);
      }
      if (i % 10 == 0) {
        neutral(issue, "news", i);
      }
      issue.minute(START + i + 1);
    }
    assertThat(issue.episodes()).extracting(Alert::subject).containsExactlyInAnyOrder("x", "weibo");
    assertThat(issue.episodes())
        .allSatisfy(
            alert -> assertThat(alert.firedAtMillis() / 60_000 - START).isBetween(365L, 420L));
  }

  @Test
  void oneArticleInTheMorningDoesNotMakeANightASilence() {
    AlertsUnderTest issue = new AlertsUnderTest(AlertRules.defaults());
    for (int i = 0; i < 1_300; i++) {
      if (i < 600 && i % 3 == 0) {
        neutral(issue, "x", i);
        neutral(issue, "news", i);
      }
      if (i == 1_170) {
        neutral(issue, "news", i);
      }
      issue.minute(START + i + 1);
    }
    assertThat(issue.episodes()).isEmpty();
  }

  @Test
  void aSourceWhoseMentionsWaitWhileOthersGoOnIsNotSilent() {
    AlertsUnderTest issue = new AlertsUnderTest(AlertRules.defaults());
    for (int i = 0; i < 900; i++) {
      // From the fifth hour on they come later and later, in the end by 90 minutes.
      int lag = Math.max(0, Math.min(90, (i - 300) / 4));
      neutral(issue, "x", i - lag);
      neutral(issue, "news", i);
      issue.minute(START + i + 1);
    }
    assertThat(issue.episodes()).isEmpty();
  }

  @Test
  void aSourceThatIsReadInBatchesIsSilentWhenMoreThanABatchIsMissing() {
    AlertsUnderTest issue = new AlertsUnderTest(AlertRules.defaults());
    for (int i = 0; i < 900; i++) {
      if (i % 30 == 29 && i < 600) {
        for (int old = i - 29; old <= i; old++) {
          neutral(issue, "x", old);
        }
      }
      neutral(issue, "news", i);
      issue.minute(START + i + 1);
    }
    assertThat(issue.episodes()).extracting(Alert::subject).containsExactly("x");
    assertThat(issue.episodes().get(0).firedAtMillis() / 60_000 - START).isBetween(630L, 690L);
  }

  @Test
  void coordinationNamesTheCluster() {
    IssueAlerts issue = new IssueAlerts();
    List<Alert> told = new ArrayList<>();
    for (int i = 1; i < 30; i++) {
      issue.see(new CoordinationSeen(START + i, 0.5, 80, "text-1", 23));
      issue.tick("issue", START + i, AlertRules.defaults(), "https://g.example", told::add);
    }
    assertThat(told).extracting(Alert::ruleId).containsOnly("coordination");
    assertThat(told.get(0).summary()).contains("50 %").contains("cluster text-1 (23 accounts)");
    assertThat(told.get(0).dashboard()).isEqualTo("https://g.example");
  }

  @Test
  void storedAndReadInTheMiddleOfAnEpisodeItGoesOnAsIfNothingHadHappened() throws IOException {
    IssueAlerts steady = new IssueAlerts();
    IssueAlerts stored = new IssueAlerts();
    List<Alert> steadyTold = new ArrayList<>();
    List<Alert> storedTold = new ArrayList<>();
    for (int i = 1; i < 400; i++) {
      IssueAlerts before = stored;
      stored = i % 2 == 0 ? before.copy() : written(before);
      // What happens to the original is no concern of the copy.
      before.see(mention("x:other", i - 1, 9_000_000, 1, null));
      before.tick("issue", START + i, AlertRules.defaults(), null, alert -> {});
      long critics = i > 200 && i < 260 ? 30 : i % 10 == 0 ? 1 : 0;
      WindowSeen window =
          new WindowSeen(
              "all", 1, START + i, critics, critics, 0, 0, null, null, "quiet", null, null, 0);
      MentionSeen mention = mention("x:" + i, i - 1, 60_000L + i * 200, 0, null);
      for (IssueAlerts one : List.of(steady, stored)) {
        one.see(window);
        one.see(mention);
      }
      steady.tick("issue", START + i, AlertRules.defaults(), null, steadyTold::add);
      stored.tick("issue", START + i, AlertRules.defaults(), null, storedTold::add);
      stored.tick("issue", START + i, AlertRules.defaults(), null, storedTold::add);
    }
    assertThat(steadyTold).isNotEmpty().isEqualTo(storedTold);
    assertThat(steadyTold.stream().map(Alert::ruleId)).contains("critic-velocity", "reach");
  }

  private static IssueAlerts written(IssueAlerts alerts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    alerts.write(new DataOutputStream(bytes));
    return IssueAlerts.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static MentionSeen mention(String key, int minute, long followers, int tier, String url) {
    return new MentionSeen(key, (START + minute) * 60_000, followers, tier, Stance.CRITIC, url);
  }

  private static LookSeen look(String look, long minute, String verdict, double reduction) {
    return new LookSeen("answer", look, minute * 60_000, verdict, reduction, 400);
  }

  private static void neutral(AlertsUnderTest issue, String platform, int minute) {
    issue.count(
        platform, Stance.NEUTRAL, MentionKind.ORIGINAL, 10, minute, (START + minute) * 60_000);
  }
}
