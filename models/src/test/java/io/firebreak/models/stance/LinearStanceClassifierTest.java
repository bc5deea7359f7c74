package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.Stance;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LinearStanceClassifierTest {

  private static final Target BLUEJET = new Target("Bluejet Airways", List.of("@flybluejet"));

  private final LinearStanceClassifier model = LinearStanceClassifier.shipped();

  private Stance stance(String language, String text) {
    return model.classify(language, null, text, BLUEJET).stance();
  }

  @Example
  void plainBlameAndPlainPraiseAreToldApart() {
    assertThat(stance("en", "@flybluejet worst service ever, I hate you")).isEqualTo(Stance.CRITIC);
    assertThat(stance("en", "I love @flybluejet, thank you, best crew ever!"))
        .isEqualTo(Stance.SUPPORTER);
  }

  @Example
  void onlyEnglishIsServed() {
    assertThat(stance("de", "Bluejet is the worst")).isEqualTo(Stance.UNCLASSIFIED);
    assertThat(stance(null, "Bluejet is the worst and I hate it"))
        .isNotEqualTo(Stance.UNCLASSIFIED);
    assertThat(stance(null, "Bluejet ist das Letzte und ich fliege nicht mehr mit denen"))
        .isEqualTo(Stance.UNCLASSIFIED);
    assertThat(stance(null, "Bluejet \u0445\u0443\u0436\u0435 \u0432\u0441\u0435\u0445"))
        .isEqualTo(Stance.UNCLASSIFIED);
  }

  @Example
  void aTextWithoutContentIsUnclassified() {
    assertThat(stance("en", null)).isEqualTo(Stance.UNCLASSIFIED);
    assertThat(stance("en", " \n\t\u00a0\u2003")).isEqualTo(Stance.UNCLASSIFIED);
    assertThat(stance(null, "12345 !!!")).isEqualTo(Stance.UNCLASSIFIED);
  }

  @Example
  void aTitleAloneIsJudged() {
    assertThat(model.classify("en", "Bluejet is awful", null, BLUEJET))
        .isEqualTo(model.classify("en", null, "Bluejet is awful", BLUEJET));
  }

  @Example
  void theTargetIndependentViewKnowsNoTargetByName() {
    LinearStanceClassifier unseen = model.targetIndependent();

    assertThat(unseen.classify("en", null, "Apple is fine, right?", new Target("Apple", List.of())))
        .isEqualTo(
            unseen.classify(
                "en", null, "Bluejet is fine, right?", new Target("Bluejet", List.of())));
    assertThat(unseen.version()).isNotEqualTo(model.version());
  }

  @Example
  void manyThreadsGetTheSameScores() {
    List<StanceScore> alone =
        IntStream.range(0, 200)
            .mapToObj(i -> model.classify("en", null, text(i), BLUEJET))
            .toList();

    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> model.classify("en", null, text(i), BLUEJET))
                .toList())
        .isEqualTo(alone);
  }

  private static String text(int i) {
    return "flight " + "x".repeat(i % 7) + " of Bluejet was " + (i % 2 == 0 ? "good" : "bad") + i;
  }

  @Property(tries = 500, seed = "20260101")
  void anyTextGetsProbabilitiesThatSumToOne(@ForAll("hostile") String text) {
    StanceScore score = model.classify("en", text, text, BLUEJET);

    if (score.stance() != Stance.UNCLASSIFIED) {
      assertThat(score.critic() + score.supporter() + score.neutral()).isEqualTo(1, within(0.0002));
      assertThat(model.classify("en", text, text, BLUEJET)).isEqualTo(score);
    }
    assertThat(model.classify(null, null, text, new Target(text, List.of(text)))).isNotNull();
  }

  /** Any code units, lone surrogates and controls among them, and long runs of awkward pieces. */
  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "@",
            "#",
            "http://",
            "((",
            "'",
            "\u0001target",
            "\ud83d",
            "\ude00",
            "\u200d",
            "\u0000",
            "...",
            "&amp;",
            "<b>",
            "$1,000.00",
            "a.b.c.",
            "-",
            "/",
            "\\",
            "\u202e",
            "n't",
            ":)");
    Arbitrary<String> runs =
        pieces.list().ofMaxSize(6).map(list -> String.join("", list).repeat(400));
    return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(600), runs);
  }

  @Example
  void onlyTheFirstFourThousandCharactersAreRead() {
    String text = "Bluejet is great ".repeat(500);

    assertThat(model.classify("en", null, text + " I hate it", BLUEJET))
        .isEqualTo(model.classify("en", null, text, BLUEJET));
  }

  @Example
  void theVersionNamesTheWeights() {
    assertThat(model.version()).matches("linear-1-[0-9a-f]{8}");
    assertThat(StanceMetrics.shipped().model()).isEqualTo(model.version());
  }
}
