package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KernelTest {

  @Test
  void ratesAndWeightsAreThoseThatWereFitted() throws IOException {
    Path file =
        Path.of(
            System.getProperty("firebreak.shared", "absent"),
            "data/spread/fixtures/kernel_mixtures.json");
    assumeTrue(Files.exists(file), "reference figures are not here: " + file);
    JsonNode fitted = new ObjectMapper().readTree(file.toFile());
    for (int k = 0; k < Decay.RATES; k++) {
      assertThat(Decay.ratePerHour(k))
          .isCloseTo(fitted.get("rates_per_hour").get(k).asDouble(), within(1e-14));
      assertThat(Kernel.TWITTER.weight(k))
          .isEqualTo(fitted.get("seismic_weights").get(k).asDouble());
      assertThat(Kernel.WEIBO.weight(k)).isEqualTo(fitted.get("ced_weights").get(k).asDouble());
    }
  }

  @Test
  void everyRepostComesInTheEnd() {
    for (Kernel kernel : Kernel.values()) {
      assertThat(kernel.withinHours(-1)).isZero();
      assertThat(kernel.withinHours(1)).isBetween(0.3, 0.8);
      assertThat(kernel.withinHours(10_000)).isCloseTo(1, within(1e-9));
    }
    assertThat(Kernel.ofPlatform("WEIBO")).isEqualTo(Kernel.WEIBO);
    assertThat(Kernel.ofPlatform("reddit")).isEqualTo(Kernel.TWITTER);
  }
}
