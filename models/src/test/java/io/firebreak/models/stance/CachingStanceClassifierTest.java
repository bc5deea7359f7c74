package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachingStanceClassifierTest {

  private static final Target BLUEJET = new Target("Bluejet", List.of());
  private static final Target NORTHWIND = new Target("Northwind", List.of());

  /** Notes what it was asked. */
  private static final class Noting implements StanceClassifier {
    final List<String> asked = new ArrayList<>();

    @Override
    public StanceScore classify(String language, String title, String text, Target target) {
      asked.add(language + "/" + title + "/" + text + "/" + target.name());
      return new StanceScore(Stance.NEUTRAL, 0.1, 0.1, 0.8);
    }

    @Override
    public String version() {
      return "noting";
    }
  }

  private final Noting noting = new Noting();

  @Test
  void aTextPostedAgainIsNotJudgedAgain() {
    StanceClassifier cached = new CachingStanceClassifier(noting, 10);

    StanceScore first = cached.classify("en", null, "a", BLUEJET);

    assertThat(cached.classify("en", null, "a", BLUEJET)).isEqualTo(first);
    assertThat(noting.asked).hasSize(1);
  }

  @Test
  void languageTitleTextAndTargetAllMatter() {
    StanceClassifier cached = new CachingStanceClassifier(noting, 10);

    cached.classify("en", null, "a", BLUEJET);
    cached.classify(null, null, "a", BLUEJET);
    cached.classify("en", "a", null, BLUEJET);
    cached.classify("en", null, "a", NORTHWIND);

    assertThat(noting.asked).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void theLeastRecentlyUsedIsForgottenFirst() {
    StanceClassifier cached = new CachingStanceClassifier(noting, 2);
    for (String text : List.of("a", "b", "a", "c")) {
      cached.classify("en", null, text, BLUEJET);
    }
    noting.asked.clear();

    cached.classify("en", null, "a", BLUEJET);
    assertThat(noting.asked).isEmpty();
    cached.classify("en", null, "b", BLUEJET);
    assertThat(noting.asked).hasSize(1);
  }
}
