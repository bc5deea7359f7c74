package io.firebreak.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Stance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  private static CrisisFixture fixture() {
    return new CrisisFixture()
        .crisis("ferries", "Harbourline Ferries", 48, 420)
        .twoResponses("ferries")
        .dead("not-json", 1_200);
  }

  @Test
  void sameInputGivesTheSameBytesInAnyOrderLocaleAndTimeZone(@TempDir Path folder)
      throws Exception {
    Path first = folder.resolve("first.html");
    Path second = folder.resolve("second.html");
    ReportPage.write(fixture().builder().build(), first);

    CrisisFixture shuffled = fixture();
    Collections.shuffle(shuffled.windows, new Random(3));
    Collections.shuffle(shuffled.mentions, new Random(4));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      ReportPage.write(shuffled.builder().build(), second);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void onlyTheOwnScriptAndNoHandlerStandInAHostilePage() {
    String page = ReportPage.render(ReportFixtures.hostile());

    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page).doesNotContain("<img").contains("&lt;img src=x onerror=hacked=1&gt;");
    assertThat(page).doesNotContain("\u202E");
    Matcher tag = Pattern.compile("<[a-z][^>]*>").matcher(page.substring(page.indexOf("<body>")));
    while (tag.find()) {
      assertThat(tag.group()).doesNotContainPattern("\\son\\w+=").doesNotContain("javascript:");
    }
  }

  @Test
  void onlyWebAddressesWithoutCredentialsBecomeLinks() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.issues.add(CrisisFixture.issue("one", "One"));
    fixture.windows.addAll(new CrisisFixture().crisis("one", "One", 6, 50).windows);
    List<String> urls =
        List.of(
            "https://good.example/a?b=1&c=%22",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "//other.example/x",
            "https://bank.example@evil.example/",
            "https://good.example/\" onclick=\"alert(1)");
    for (int i = 0; i < urls.size(); i++) {
      fixture.mentions.add(
          CrisisFixture.mention(
              "one", "x:" + i, "author" + i, 1L, "t", Stance.CRITIC, i, null, urls.get(i)));
    }

    String page = ReportPage.render(fixture.builder().build());

    Matcher link = Pattern.compile("<a href=\"([^#][^\"]*)\"([^>]*)>").matcher(page);
    List<String> targets = new ArrayList<>();
    while (link.find()) {
      targets.add(link.group(1));
      assertThat(link.group(2)).contains("rel=\"noopener nofollow noreferrer\"");
    }
    assertThat(targets).isNotEmpty().containsOnly("https://good.example/a?b=1&amp;c=%22");
  }

  @Test
  void issueWithoutMentionsSaysSo() {
    CrisisFixture fixture = new CrisisFixture();
    fixture.issues.add(CrisisFixture.issue("calm", "Nothing Yet plc"));

    String page = ReportPage.render(fixture.builder().build());

    assertThat(page)
        .contains("Nothing Yet plc")
        .contains("No mentions of this issue have been seen");
    assertThat(page).doesNotContain("<figure").doesNotContain("NaN").doesNotContain(">null<");
  }

  @Test
  void ofManyResponsesTheLatestAreShown() {
    String page = ReportPage.render(ReportFixtures.three());

    assertThat(page)
        .contains("Update number 23", "Update number 4", "6 other responses")
        .doesNotContain("Update number 3<");
  }

  @Test
  void anIssueThatFellSilentWhileOthersWentOnIsQuiet() {
    CrisisFixture fixture = fixture();
    long end = CrisisFixture.START + 48 * CrisisFixture.HOUR;

    assertThat(ReportPage.render(fixture.builder().dataUntil(end).build()))
        .contains("Each critic mention leads to about")
        .doesNotContain("No mention in the last");
    assertThat(ReportPage.render(fixture.builder().dataUntil(end + 7 * CrisisFixture.HOUR).build()))
        .contains("Quiet</span> No mention in the last 7.0\u00a0h of data.")
        .contains("<dt>Critics per hour now</dt><dd><b>0</b>")
        .contains("Too few data now to say");
  }

  @Test
  void pageWithoutAnyIssueSaysSo() {
    assertThat(ReportPage.render(new ReportDataBuilder("Empty").build()))
        .contains("There are no issues yet.");
  }

  @Test
  void missingReproductionNumberIsCalledTooFewDataNotZero() {
    String page = ReportPage.render(ReportFixtures.withoutReproduction());

    assertThat(page)
        .contains("Too few data now to say how many more each critic mention leads to.")
        .contains("Too few data for R at any time")
        .contains("<dt>R now</dt><dd><b>–</b><small>too few data</small>")
        .doesNotContain("NaN");
  }

  @Test
  void headlineTellsWhatTheIntervalOfTheReproductionNumberMeans() {
    assertThat(Words.meaning(new Reproduction(0.8, 0.7, 0.9))).isEqualTo("dying out");
    assertThat(Words.meaning(new Reproduction(1.4, 1.1, 1.7))).isEqualTo("still growing");
    assertThat(Words.meaning(new Reproduction(1.2, 0.9, 1.5))).isEqualTo("it could go either way");
    assertThat(Words.meaning(null)).isEqualTo("too few data");
  }

  @Test
  void fiftyIssuesHavePicturesAndTheOthersAreListed() {
    CrisisFixture fixture = new CrisisFixture();
    for (int i = 0; i < 60; i++) {
      fixture.crisis("i" + i, "Issue " + i, 6, 100 + 20 * i);
    }

    String page = ReportPage.render(fixture.builder().build());

    assertThat(page.split("<section class=\"issue\"", -1)).hasSize(51);
    assertThat(page).contains("60 issues").contains("<bdi>Issue 0</bdi>");
  }

  @Test
  void pageLoadsNothingFromElsewhereAndFitsInAMail(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.html");
    ReportPage.write(fixture().builder().build(), file);

    String page = Files.readString(file);
    assertThat(page).contains("default-src 'none'").contains(IssueSection.CAUTION);
    assertThat(page).doesNotContainPattern("(src|@import|url\\()[=\\s\"']*https?:");
    assertThat(Files.size(file)).isLessThan(300_000);
  }
}
