package io.firebreak.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firebreak.local.report.ReportData.TruthRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at the page in a real browser; screenshots go to {@code target/report-screenshots}. */
class ReportPageBrowserTest {
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
            .dead("not-json", 12)
            .dead("no-time", 3)
            .builder()
            .truth(
                List.of(
                    new TruthRow("Mentions", 11_797, 11_797),
                    new TruthRow("Critics", 5_551, 5_498)))
            .build();
    ReportPage.write(single, folder.resolve("single.html"));
    ReportPage.write(ReportFixtures.hostile(), folder.resolve("hostile.html"));
    ReportPage.write(ReportFixtures.three(), folder.resolve("three.html"));
    browser = HeadlessBrowser.start();
  }

  @AfterAll
  static void endBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest(name = "{0} fits {1} pixels, {2}, without errors")
  @CsvSource({
    "single, 360, light",
    "single, 360, dark",
    "single, 1440, light",
    "single, 1440, dark",
    "three, 360, light",
    "three, 1440, light",
    "hostile, 360, light",
    "hostile, 1440, dark"
  })
  void pageFitsItsWidthWithoutErrors(String page, int width, String scheme) throws IOException {
    browser.size(width, 900);
    browser.scheme(scheme);
    browser.open(folder.resolve(page + ".html").toUri());

    assertThat(browser.evaluate("innerWidth").asInt()).isEqualTo(width);
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .as("no sideways scrolling")
        .isLessThanOrEqualTo(width);
    String name = page + "-" + width + "-" + scheme + ".png";
    Files.write(pictures().resolve(name), browser.screenshot());
    assertThat(browser.errors()).isEmpty();
  }

  private static Path pictures() throws IOException {
    return Files.createDirectories(Path.of("target/report-screenshots"));
  }

  @Test
  void everyChartIsDrawnWithItsLines() throws IOException {
    browser.size(1440, 900);
    browser.open(folder.resolve("single.html").toUri());

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
  void keyFiguresStandAsVisibleText() throws IOException {
    browser.size(360, 800);
    browser.open(folder.resolve("single.html").toUri());

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
    Files.write(pictures().resolve("single.pdf"), browser.pdf());
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
