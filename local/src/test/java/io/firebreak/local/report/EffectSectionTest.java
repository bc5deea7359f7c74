package io.firebreak.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader can and cannot take from the cards of responses. */
class EffectSectionTest {
  private static String card(EffectSamples... looks) {
    List<ResponseEffect> rows = Arrays.stream(looks).map(EffectSamples::make).toList();
    ResponseLooks found = new ResponseLooks(List.of(), rows);
    String issue = rows.get(0).issueId();
    return new EffectSection("issue-1", found.responses(issue), found.effects(issue)).html();
  }

  @Test
  void eachVerdictIsAWordAndNotOnlyAColour() {
    assertThat(card(EffectSamples.slowed("a", 12))).contains("</span> SLOWED</span>");
    assertThat(card(EffectSamples.spedUp("a", 12))).contains("</span> SPED UP</span>");
    assertThat(card(EffectSamples.inconclusive("a", 12)))
        .contains("</span> INCONCLUSIVE</span>")
        .contains(">LOW CONFIDENCE</span>");
    assertThat(card(EffectSamples.notEstimable("a", 12))).contains("</span> NOT ESTIMABLE</span>");
    assertThat(card(EffectSamples.gauge("a", 12))).contains("</span> NO VERDICT YET</span>");
  }

  @Test
  void slowedQuotesTheLowerEndAndNotTheMedian() {
    assertThat(card(EffectSamples.slowed("a", 12)))
        .contains("<dt>Averted, at least</dt><dd><b>412</b>")
        .contains("the upper end is open")
        .contains("<dt>Reduction of R</dt><dd><b>38\u00a0%</b>")
        .contains("95\u00a0% interval 12\u00a0% to 57\u00a0%");
  }

  @Test
  void spedUpIsToldAsARiseAndAsMentionsDrawn() {
    assertThat(card(EffectSamples.spedUp("a", 12)))
        .contains("<dt>Drawn, at least</dt><dd><b>211</b>")
        .contains("<dt>Rise of R</dt><dd><b>45\u00a0%</b>")
        .contains("95\u00a0% interval 17\u00a0% to 81\u00a0%")
        .doesNotContain("Averted, at least");
  }

  @Test
  void inconclusiveClaimsNothingAndSaysWhatItCouldHaveFound() {
    assertThat(card(EffectSamples.inconclusive("a", 12)))
        .contains("<dt>Averted, at least</dt><dd><b>not bounded</b>")
        .contains("<dt>Detectable from</dt><dd><b>45\u00a0%</b>")
        .contains("<dt>Enough data</dt><dd><b>after 11\u00a0h</b>");
  }

  @Test
  void beforeAndAfterNeverStandsWithoutItsOwnFalseAlarms() {
    for (EffectSamples sample :
        List.of(EffectSamples.slowed("a", 12), EffectSamples.inconclusive("a", 12))) {
      assertThat(card(sample))
          .containsPattern("(?s)<b>−62\u00a0%</b>.{0,300}<b>78 to 99\u00a0%</b> of crises");
    }
    assertThat(card(EffectSamples.notEstimable("a", 12))).doesNotContain("Plain before and after");
  }

  @Test
  void falseAlarmsOfPastCrisesStandBesideTheVerdictOnlyWhenThereAreEnough() {
    assertThat(card(EffectSamples.slowed("a", 12)))
        .contains("<dt>False alarms</dt><dd><b>3.9\u00a0%</b><small>of 412 tests");
    assertThat(card(EffectSamples.inconclusive("a", 12)))
        .contains("not calibrated on past crises")
        .contains("0.6 to 4.5\u00a0%");
    assertThat(card(EffectSamples.spedUp("a", 12))).contains("not calibrated on past crises");
  }

  @Test
  void theNewestLookSpeaksAndEarlierOnesStandInATable() {
    String page =
        card(
            EffectSamples.gauge("a", 12),
            EffectSamples.slowed("a", 12),
            EffectSamples.inconclusive("a", 12));

    assertThat(page.split("class=\"says\"", -1)).hasSize(2);
    assertThat(page).containsPattern("class=\"says\"><span class=\"verdict verdict-slowed");
    assertThat(page.substring(page.indexOf("Earlier look")))
        .containsSubsequence(">6h<", "INCONCLUSIVE, low confidence", ">1h<", "gauge of R only");
  }

  @Test
  void whereTheCollectorWasDownNothingIsDrawnAsSeen() {
    String page = card(EffectSamples.inconclusive("a", 12));

    assertThat(page)
        .contains("<rect class=\"blind\"")
        .contains(">collector down</td>")
        .contains("Collector down for 2.0 h.");
    assertThat(card(EffectSamples.slowed("a", 12))).doesNotContain("class=\"blind\"");
  }

  @Test
  void aWithdrawnResponseIsNotJudgedAndAnUnknownOneIs() {
    ResponseEffect known = EffectSamples.slowed("known", 12).make();
    ResponseEffect withdrawn = EffectSamples.spedUp("withdrawn", 14).make();
    ResponseEffect unknown = EffectSamples.inconclusive("unknown", 16).make();
    ResponseLooks looks =
        new ResponseLooks(
            List.of(response("known", false), response("withdrawn", true)),
            List.of(known, withdrawn, unknown));

    assertThat(looks.effects("harbourline-2026"))
        .extracting(effect -> effect.number() + " " + effect.response().id())
        .containsExactly("1 known", "2 unknown");
  }

  @Test
  void responsesMeasuredTogetherAreNamed() {
    EffectSamples first = EffectSamples.slowed("a", 12);
    EffectSamples second = EffectSamples.slowed("b", 13);
    first.together = List.of("a", "b");
    second.together = List.of("a", "b");

    assertThat(card(first, second))
        .contains("Measured together with response 2:")
        .contains("Measured together with response 1:");
  }

  @Test
  void whatAResponseWasComparedWithIsNamedAndEscaped() {
    EffectSamples compared = EffectSamples.slowed("a", 12);
    compared.control = "issue <b>rival";

    assertThat(card(compared))
        .contains("Compared with the control, ")
        .contains("issue &lt;b&gt;rival")
        .doesNotContain("<b>rival");
    assertThat(card(EffectSamples.slowed("a", 12))).doesNotContain("the control, ");
  }

  private static Response response(String id, boolean deleted) {
    return new Response(
        id,
        deleted,
        "harbourline-2026",
        EffectSamples.slowed(id, 12).make().responseAtMillis(),
        "apology",
        "x",
        null,
        null,
        List.of());
  }
}
