package io.firebreak.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firebreak.local.report.ReportData.TruthRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at the page in a real browser; screenshots go to {@code target/report-screenshots}. */
class ReportPageBrowserTest {
  /** A4 pages that the report of a crisis with five responses may take. */
  private static final int MOST_PRINTED_PAGES = 3;

  /** And one with two responses. */
  private static final int MOST_PAGES_OF_TWO = 2;

  /**
   * Elements with a text of their own that reaches beyond them or beyond the window; a box that
   * scrolls by itself may hold more than it shows.
   */
  private static final String OVERFLOWING =
      """
      Array.from(document.querySelectorAll('body *')).filter(e => {
        if (!e.checkVisibility() || e.closest('.scroll, svg, select, script')) return false;
        const own = Array.from(e.childNodes).some(n => n.nodeType === 3 && n.textContent.trim());
        if (!own) return false;
        const box = e.getBoundingClientRect();
        const out = e.parentElement.getBoundingClientRect();
        return box.width > 0 && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
          || box.right > innerWidth + 0.5 || box.left < -0.5
          || box.right > out.right + 1 && getComputedStyle(e.parentElement).display !== 'inline');
      }).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 60)).join('\\n')
      """;

  @TempDir static Path folder;
  private static HeadlessBrowser browser;
  private static ReportData single;

  @BeforeAll
  static void writePages() throws IOException {
    assumeTrue(HeadlessBrowser.executable().isPresent(), HeadlessBrowser.MISSING);
    single =
        new CrisisFixture()
            .crisis("harbourline-2026", "Harbourline Ferries", 48, 420)
            .twoResponses("harbourline-2026")
            .everyVerdict("harbourline-2026")
            .story("harbourline-2026")
            .alarmed("harbourline-2026")
            .rated("harbourline-2026", 120)
            .unjudged("harbourline-2026")
            .dead("not-json", 12)
            .dead("no-time", 3)
            .builder()
            .truth(
                List.of(
                    new TruthRow("Mentions", 11_797, 11_797),
                    new TruthRow("Critics", 5_551, 5_498)))
            .build();
    ReportPage.write(single, folder.resolve("single.html"));
    ReportPage.write(situation(true), folder.resolve("situation.html"));
    ReportPage.write(situation(false), folder.resolve("two.html"));
    ReportPage.write(ReportFixtures.hostile(), folder.resolve("hostile.html"));
    ReportPage.write(ReportFixtures.three(), folder.resolve("three.html"));
    browser = HeadlessBrowser.start();
  }

  /** What {@code firebreak report} writes of the same crisis. */
  private static ReportData situation(boolean five) {
    String issue = "harbourline-2026";
    CrisisFixture fixture =
        new CrisisFixture()
            .crisis(issue, "Harbourline Ferries", 48, 420)
            .twoResponses(issue)
            .story(issue)
            .alarmed(issue)
            .rated(issue, 0)
            .unjudged(issue)
            .dead("not-json", 12);
    if (five) {
      fixture.everyVerdict(issue);
    } else {
      fixture.effects.add(
          EffectSamples.slowed(fixture.responses.get(0).id(), 12.3).issue(issue).make());
    }
    long end = CrisisFixture.START + 48 * CrisisFixture.HOUR;
    return fixture.builder().writtenAt(end + 25 * CrisisFixture.MINUTE).dataUntil(end).build();
  }

  @AfterAll
  static void endBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest(name = "{0} fits {1} pixels, {2}, without errors")
  @CsvSource({
    "situation, 360, light",
    "situation, 360, dark",
    "situation, 1440, light",
    "situation, 1440, dark",
    "single, 360, light",
    "single, 1440, dark",
    "three, 360, light",
    "three, 1440, light",
    "hostile, 360, light",
    "hostile, 360, dark",
    "hostile, 1440, dark"
  })
  void pageFitsItsWidthWithoutErrors(String page, int width, String scheme) throws IOException {
    browser.size(width, 900);
    browser.scheme(scheme);
    browser.open(folder.resolve(page + ".html").toUri());
    String name = page + "-" + width + "-" + scheme;

    assertThat(browser.evaluate("innerWidth").asInt()).isEqualTo(width);
    fits(width);
    Files.write(pictures().resolve(name + ".png"), browser.screenshot());
    openDetails();
    fits(width);
    Files.write(pictures().resolve(name + "-open.png"), browser.screenshot());
    assertThat(browser.errors()).isEmpty();
  }

  private static void fits(int width) throws IOException {
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .as("no sideways scrolling")
        .isLessThanOrEqualTo(width);
    assertThat(browser.evaluate(OVERFLOWING).asText()).as("texts wider than their box").isEmpty();
  }

  private static void openDetails() throws IOException {
    browser.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");
  }

  @Test
  void theSearchForOverflowFindsALineThatDoesNotWrap() throws IOException {
    browser.size(360, 800);
    browser.open(folder.resolve("situation.html").toUri());
    browser.evaluate("document.querySelector('.answer').style.whiteSpace = 'nowrap'");

    assertThat(browser.evaluate(OVERFLOWING).asText()).contains("The spread slowed");
  }

  private static Path pictures() throws IOException {
    return Files.createDirectories(Path.of("target/report-screenshots"));
  }

  @Test
  void everyChartIsDrawnWithItsLines() throws IOException {
    browser.size(1440, 900);
    browser.open(folder.resolve("single.html").toUri());
    openDetails();

    String lines =
        """
        Array.from(document.querySelectorAll('figure.chart')).map(figure =>
          Array.from(figure.querySelectorAll('path.line')).filter(path => {
            const box = path.getBoundingClientRect();
            return path.getAttribute('d').length > 100 && box.width > 300 && box.height > 20;
          }).length).join(' ')
        """;
    assertThat(browser.evaluate(lines).asText()).isEqualTo("3 2 2 2 1 1");
    assertThat(browser.evaluate("document.querySelectorAll('.mark .badge').length").asInt())
        .as("five responses in each of three charts, and those within the time of each effect")
        .isEqualTo(15 + 4 + 4 + 3);
  }

  @Test
  void verdictsAndTheirFiguresStandAsVisibleText() throws IOException {
    browser.size(360, 800);
    browser.open(folder.resolve("single.html").toUri());
    openDetails();

    assertThat(
            browser
                .evaluate(
                    "Array.from(document.querySelectorAll('.says .verdict')).map(v => v.innerText).join()")
                .asText())
        .isEqualTo(
            "↓ SLOWED,↑ SPED UP,? INCONCLUSIVE,LOW CONFIDENCE,× NOT ESTIMABLE,… NO VERDICT YET");
    assertThat(browser.evaluate("document.querySelector('.effects').innerText").asText())
        .contains("Averted, at least")
        .contains("412")
        .contains("Detectable from")
        .contains("78 to 99\u00a0%")
        .contains("not calibrated on past crises");
    assertThat(
            browser
                .evaluate("document.querySelector('rect.blind').getBoundingClientRect().width > 5")
                .asBoolean())
        .as("the time in which the collector was down is hatched")
        .isTrue();
  }

  @Test
  void theStoryStandsBelowTheVerdictsAndItsTableScrollsOnAPhone() throws IOException {
    browser.size(360, 800);
    browser.open(folder.resolve("single.html").toUri());
    openDetails();

    assertThat(browser.evaluate("document.querySelector('.effects + .story').innerText").asText())
        .contains("Did the answer become part of the story?")
        .contains("7.3\u00a0h")
        .contains("before it 0.1\u00a0%, overall 5.0\u00a0%")
        .contains("Supporters");
    String box =
        "(() => { const b = document.querySelector('.story .scroll'); return b.scrollWidth > b.clientWidth; })()";
    assertThat(browser.evaluate(box).asBoolean()).isTrue();
  }

  @Test
  void whatOneWhoDecidesAsksStandsInItsOrder() throws IOException {
    browser.size(1440, 900);
    browser.open(folder.resolve("situation.html").toUri());

    assertThat(
            browser
                .evaluate(
                    "Array.from(document.querySelectorAll('main h2, main h3')).filter(h =>"
                        + " h.checkVisibility()).map(h => h.innerText).join('|')")
                .asText())
        .isEqualTo(
            "Harbourline Ferries|Did the responses slow the spread?|What happened when"
                + "|How much of it is critical?|Open alerts|What is not known|What is said"
                + "|Data quality");
    assertThat(
            browser
                .evaluate(
                    "Array.from(document.querySelectorAll('.answer .verdict')).map(v => v.innerText).join()")
                .asText())
        .isEqualTo(
            "↓ SLOWED,↑ SPED UP,? NOT ENOUGH EVIDENCE,LOW CONFIDENCE,× NOT ENOUGH EVIDENCE,"
                + "… NO VERDICT YET");
  }

  @Test
  void theReportPrintsOnFewPagesAndNothingIsCut() throws IOException {
    browser.size(1440, 900);
    browser.scheme("dark");
    browser.open(folder.resolve("situation.html").toUri());
    byte[] pdf = browser.pdf();
    Files.write(pictures().resolve("situation.pdf"), pdf);

    assertThat(pages(pdf)).isBetween(1, MOST_PRINTED_PAGES);
    browser.open(folder.resolve("two.html").toUri());
    byte[] two = browser.pdf();
    Files.write(pictures().resolve("two.pdf"), two);
    assertThat(pages(two)).isBetween(1, MOST_PAGES_OF_TWO);
    browser.open(folder.resolve("situation.html").toUri());

    // A4 less its margins, at 96 pixels an inch.
    browser.size(695, 1_000);
    browser.call("Emulation.setEmulatedMedia", Map.of("media", "print"));
    try {
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(695);
      assertThat(browser.evaluate(OVERFLOWING).asText()).isEmpty();
      assertThat(browser.evaluate("getComputedStyle(document.body).color").asText())
          .as("black, whatever the screen's scheme")
          .isEqualTo("rgb(0, 0, 0)");
    } finally {
      browser.call("Emulation.setEmulatedMedia", Map.of("media", ""));
    }
  }

  /** Counts the page objects of a PDF as Chromium writes them. */
  private static int pages(byte[] pdf) {
    Matcher page =
        Pattern.compile("/Type\\s*/Page\\b").matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    int count = 0;
    while (page.find()) {
      count++;
    }
    return count;
  }

  @Test
  void keyFiguresStandAsVisibleText() throws IOException {
    browser.size(360, 800);
    browser.open(folder.resolve("single.html").toUri());
    openDetails();

    String text = browser.evaluate("document.body.innerText").asText();
    StanceCounts counts = single.issues().get(0).summary().counts();
    assertThat(text)
        .contains("Harbourline Ferries")
        .contains(Numbers.count(counts.mentions()))
        .contains(Numbers.count(counts.critics()))
        .contains(Numbers.percent(counts.criticShare()))
        .contains("Each critic mention leads to about")
        .contains(IssueSection.CAUTION)
        .contains("Dead letters");
    assertThat(
            browser
                .evaluate("getComputedStyle(document.querySelector('svg text')).fontSize")
                .asText())
        .isEqualTo("12px");
  }

  @Test
  void pointerOverAChartShowsTheValuesOfThatTime() throws IOException {
    browser.size(1440, 900);
    browser.open(folder.resolve("single.html").toUri());
    openDetails();
    browser.evaluate(
        "document.querySelector('.hit').scrollIntoView({block:'center',behavior:'instant'})");
    String box =
        "(() => { const b = document.querySelector('.hit').getBoundingClientRect(); return ";
    double x = browser.evaluate(box + "b.left + b.width / 2; })()").asDouble();
    double y = browser.evaluate(box + "b.top + b.height / 2; })()").asDouble();

    browser.pointer(x, y);

    assertThat(browser.evaluate("document.querySelector('.tip').innerText").asText())
        .contains("11 Mar 06:00 UTC")
        .contains("Critics per hour");
    Files.write(pictures().resolve("single-1440-pointer.png"), browser.screenshot());
  }

  @Test
  void chosenIssueIsShownAloneAndAllAreShownWithoutScripts() throws IOException {
    browser.size(1440, 900);
    String shown =
        "Array.from(document.querySelectorAll('section.issue')).filter(s => s.offsetHeight > 0).map(s => s.id).join()";
    browser.open(folder.resolve("three.html").toUri());
    assertThat(browser.evaluate(shown).asText()).isEqualTo("issue-1");

    browser.evaluate("location.hash = '#issue-2'; new Promise(done => setTimeout(done, 50))");
    assertThat(browser.evaluate(shown).asText()).isEqualTo("issue-2");

    browser.scripts(false);
    try {
      browser.open(folder.resolve("three.html").toUri());
      assertThat(browser.evaluate(shown).asText()).isEqualTo("issue-1,issue-2,issue-3");
    } finally {
      browser.scripts(true);
    }
  }

  @Test
  void hostileTextsRunNothing() throws IOException {
    browser.open(folder.resolve("hostile.html").toUri());

    assertThat(browser.evaluate("typeof window.hacked").asText()).isEqualTo("undefined");
    assertThat(
            browser
                .evaluate(
                    "Array.from(document.links).filter(a => !/^(https?:|file:.*#issue)/.test(a.href)).length")
                .asInt())
        .isZero();
    assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(1);
  }
}
