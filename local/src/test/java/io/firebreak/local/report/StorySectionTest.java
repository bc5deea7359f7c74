package io.firebreak.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.StoryMetric;
import org.junit.jupiter.api.Test;

/** What a reader can and cannot take from the story of an issue. */
class StorySectionTest {
  private static String html(StoryMetric story) {
    return new StorySection("issue-1", story).html();
  }

  @Test
  void figuresOfTheAnswerStandBesideWhatWasThereBeforeIt() {
    // Before the first response: 4 of 4,000 mentions link to the hub, 84 carry a key message.
    assertThat(html(StorySamples.answered("a")))
        .contains("<dt>Response time</dt><dd><b>7.3\u00a0h</b><small>to the first response")
        .contains(
            "<dt>Links to the hub</dt><dd><b>7.5\u00a0%</b><small>after the first response;"
                + " before it 0.1\u00a0%, overall 5.0\u00a0%")
        .contains(
            "<dt>Carry a key message</dt><dd><b>8.0\u00a0%</b><small>after the first response;"
                + " before it 2.1\u00a0%, overall 6.0\u00a0%")
        .contains("<b>31</b><small>mentions by sources of tier 1 or 2; the first 2.4\u00a0h after")
        .contains("tier 1 or 2 came 4.6 h after the first response");
  }

  @Test
  void anAnswerElsewhereBeforeTheHubIsNoPraise() {
    assertThat(html(StorySamples.answered("a")))
        .contains("<b>−14\u00a0h</b><small>an answer elsewhere came before the hub");
  }

  @Test
  void eachStanceAndTierWithMentionsHasItsRow() {
    assertThat(html(StorySamples.answered("a")))
        .containsSubsequence(">All<", ">Critics<", ">Supporters<", ">Tier 1<", ">No tier<")
        .contains(
            ">Critics</th><td class=\"n\">5,551</td><td class=\"n\">2.0\u00a0%</td>"
                + "<td class=\"n\">2.5\u00a0%</td><td class=\"n\">3,551</td>")
        .doesNotContain(">Tier 3<");
  }

  @Test
  void aFigureThatCannotBeSaidIsADashWithItsReason() {
    assertThat(html(StorySamples.answered("a")))
        .contains("<dt>Tail</dt><dd><b>–</b><small>not seen yet: no 24 calm hours in a row");
    assertThat(html(StorySamples.unanswered("a", "all")))
        .contains("<dt>Response time</dt><dd><b>–</b><small>no response so far")
        .contains("<dt>Time to peak</dt><dd><b>–</b><small>no onset")
        .contains("<dt>Hub first by</dt><dd><b>–</b><small>needs a response on the hub")
        .contains("<dt>Carry a key message</dt><dd><b>22\u00a0%</b><small>of all mentions; no")
        .doesNotContain("null")
        .doesNotContain("NaN");
  }

  @Test
  void withoutAStoryNothingIsShown() {
    assertThat(html(null)).isEmpty();
  }
}
