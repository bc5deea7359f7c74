package io.firebreak.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.jobs.JobArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path directory;

  @Test
  void everyDefaultCanBeReadAndIsExplained() {
    Settings settings = Settings.defaults();
    assertThat(SettingKeys.byName().values())
        .allSatisfy(
            key -> {
              assertThat((Object) settings.get(key)).isNotNull();
              assertThat(key.help()).as(key.name()).hasSizeGreaterThan(20);
            });
    assertThat(settings.get(SettingKeys.HORIZON)).isEqualTo(48L * 3_600_000);
  }

  @Test
  void flagsWinOverTheFileAndTheFileOverDefaults() throws IOException {
    Path file = file("horizon: 24h\nspread:\n  growthWindows: 6\n");
    Settings settings = Settings.load(file, Map.of("horizon", "36h"));
    assertThat(settings.get(SettingKeys.HORIZON)).isEqualTo(36L * 3_600_000);
    assertThat(settings.get(SettingKeys.SPREAD_GROWTH_WINDOWS)).isEqualTo(6);
  }

  @Test
  void anUnknownKeyIsNamedWithTheOneThatWasMeant() throws IOException {
    Path file = file("spred:\n  growthWindows: 6\n");
    assertThatThrownBy(() -> Settings.load(file, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("spred.growthWindows")
        .hasMessageContaining("did you mean spread.growthWindows");
  }

  @Test
  void aBadValueIsNamedWithItsKeyAndWhatItTakes() {
    assertThatThrownBy(() -> Settings.of(Map.of("horizon", "two days")))
        .hasMessageContaining("horizon")
        .hasMessageContaining("two days")
        .hasMessageContaining("5m");
    assertThatThrownBy(() -> Settings.of(Map.of("horizon", "1ms"))).hasMessageContaining("1h");
    assertThatThrownBy(() -> Settings.of(Map.of("kafka.startFrom", "now")))
        .hasMessageContaining("earliest");
    assertThatThrownBy(() -> Settings.of(Map.of("spread.baselineFloor", "NaN")))
        .hasMessageContaining("spread.baselineFloor");
  }

  @Test
  void aListWhereAKeyBelongsIsAnErrorThatNamesIt() throws IOException {
    Path file = file("spread:\n  - growthWindows\n");
    assertThatThrownBy(() -> Settings.load(file, Map.of())).hasMessageContaining("spread");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Settings.load(directory.resolve("no.yaml"), Map.of()))
        .hasMessageContaining("no.yaml");
  }

  @Test
  void theCommandLineTakesAFileAndFlagsInBothForms() throws IOException {
    Path file = file("horizon: 24h\n");
    Settings settings =
        JobArguments.settings(
            new String[] {
              "--config", file.toString(), "--flink.parallelism=1", "--horizon", "12h"
            });
    assertThat(settings.get(SettingKeys.PARALLELISM)).isEqualTo(1);
    assertThat(settings.get(SettingKeys.HORIZON)).isEqualTo(12L * 3_600_000);
    assertThatThrownBy(() -> JobArguments.settings(new String[] {"horizon=1h"}))
        .hasMessageContaining("--KEY=VALUE");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("firebreak.yaml"), text);
  }
}
