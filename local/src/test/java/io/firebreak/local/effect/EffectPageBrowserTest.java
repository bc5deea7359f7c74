package io.firebreak.local.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firebreak.local.cli.CrisisCsv;
import io.firebreak.local.report.HeadlessBrowser;
import io.firebreak.models.effect.BlindInterval;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at the page in a real browser; screenshots go to {@code target/report-screenshots}. */
class EffectPageBrowserTest {

  @TempDir static Path folder;
  private static HeadlessBrowser browser;

  @BeforeAll
  static void writePages() throws IOException {
    assumeTrue(HeadlessBrowser.executable().isPresent(), HeadlessBrowser.MISSING);
    CrisisCsv crisis = CrisisCsv.of(CrisisWorld.AGING, 0.6, 3);
    Path events = crisis.kinds(folder.resolve("events.csv"));
    long response = TimeText.parse(crisis.response());
    page(events, "one", List.of(response), List.of());
    BlindInterval blind =
        new BlindInterval(TimeText.parse(crisis.hours(3)), TimeText.parse(crisis.hours(5)));
    page(events, "two", List.of(response, TimeText.parse(crisis.hours(9))), List.of(blind));
    page(events, "none", List.of(TimeText.parse(crisis.hours(500))), List.of());
    browser = HeadlessBrowser.start();
  }

  private static void page(
      Path events, String name, List<Long> responses, List<BlindInterval> blind)
      throws IOException {
    try (BufferedReader text = Files.newBufferedReader(events)) {
      MentionFile file = ReadMentions.read("<script>alert(1)</script> events.csv", text);
      new EffectReport(
              new Measurement(
                  file,
                  null,
                  responses,
                  null,
                  null,
                  null,
                  blind,
                  HourProfile.FLAT,
                  EffectSettings.SHIPPED,
                  null,
                  0))
          .writePage(folder.resolve(name + ".html"));
    }
  }

  @AfterAll
  static void endBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest(name = "{0} fits {1} pixels, {2}, with {3} pictures and no errors")
  @CsvSource({
    "one, 360, light, 1",
    "one, 1200, dark, 1",
    "two, 360, dark, 2",
    "two, 1200, light, 2",
    "none, 360, light, 0"
  })
  void pageFitsItsWidthAndDrawsItsPictures(String page, int width, String scheme, int pictures)
      throws IOException {
    browser.size(width, 900);
    browser.scheme(scheme);
    browser.open(folder.resolve(page + ".html").toUri());

    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .as("no sideways scrolling")
        .isLessThanOrEqualTo(width);
    Path shots = Files.createDirectories(Path.of("target/report-screenshots"));
    Files.write(
        shots.resolve("effect-" + page + "-" + width + "-" + scheme + ".png"),
        browser.screenshot());
    String drawn =
        """
        Array.from(document.querySelectorAll('.plot')).filter(plot =>
          ['.line.critic', '.line.without', '.area.without'].every(line => {
            const box = plot.querySelector(line).getBoundingClientRect();
            return box.width > 80 && box.height > (line === '.line.critic' ? 50 : 0);
          })).length
        """;
    assertThat(browser.evaluate(drawn).asInt()).isEqualTo(pictures);
    assertThat(browser.evaluate("document.querySelectorAll('script').length").asInt()).isZero();
    assertThat(browser.evaluate("document.body.innerText").asText())
        .contains("<script>alert(1)</script> events.csv", "Verdict", "UTC");
    assertThat(browser.errors()).isEmpty();
  }
}
