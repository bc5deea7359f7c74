package io.firebreak.models.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StanceFeaturesTest {

  private static int[] features(String text, String target) {
    return StanceFeatures.of(text, new TargetMatcher(new Target(target, List.of())));
  }

  @Test
  void theSameTextDiffersByTarget() {
    String text = "Northwind saved my trip after Bluejet ruined it";

    assertThat(features(text, "Northwind")).isNotEqualTo(features(text, "Bluejet"));
  }

  @Test
  void theNameOfTheTargetLeavesNoTrace() {
    assertThat(features("@Northwind never answers", "Northwind"))
        .isEqualTo(features("bluejet never answers", "Bluejet"));
  }

  @Test
  void otherHandlesAddressesAndNumbersLeaveNoTrace() {
    assertThat(features("Bluejet told @anna see https://example.org/a at 5", "Bluejet"))
        .isEqualTo(features("Bluejet told @bert see https://example.org/b at 7", "Bluejet"));
  }

  @Test
  void negationChangesTheFeaturesOfWhatFollows() {
    int[] plain = features("Bluejet was good", "Bluejet");
    int[] negated = features("Bluejet was never good", "Bluejet");

    assertThat(negated).isNotEqualTo(plain).hasSizeGreaterThan(plain.length);
  }
}
