package io.firebreak.models.effect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.models.spread.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectLibraryFileTest {

  private static final EffectLibrary LIBRARY =
      new EffectLibrary(
          40,
          90_000,
          new AgingPrior(
              List.of(new AgingPrior.Mode(-0.3, 0.2, 0.75), new AgingPrior.Mode(-0.6, 0.6, 0.25))),
          33,
          new Placebos(120, 0.025, 1.5),
          new TreeMap<>(
              Map.of(
                  "x",
                  new RepostKernel("twitter", RepostKernel.of(Kernel.WEIBO).weights(), 8000))));

  private static EffectLibrary parse(String text) throws IOException {
    return EffectLibraryFile.parse("l.json", text.getBytes(UTF_8));
  }

  @Test
  void whatIsWrittenIsReadAndWrittenAlike() throws IOException {
    String text = EffectLibraryFile.write(LIBRARY);
    EffectLibrary read = parse(text);
    assertThat(EffectLibraryFile.write(read)).isEqualTo(text);
    assertThat(read.placebos()).isEqualTo(LIBRARY.placebos());
    assertThat(read.aging()).isEqualTo(LIBRARY.aging());
    assertThat(read.kernelOf("X").learntFrom()).isEqualTo(8000);
    assertThat(read.isCalibrated()).isTrue();
  }

  @Test
  void anEmptyLibraryIsWhatIsShipped() throws IOException {
    EffectLibrary read = parse(EffectLibraryFile.write(EffectLibrary.EMPTY));
    assertThat(read).isEqualTo(EffectLibrary.EMPTY);
    assertThat(read.settings(EffectSettings.SHIPPED)).isEqualTo(EffectSettings.SHIPPED);
    assertThat(read.isCalibrated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version" : 1            | "version" : 2            | version 2
          "version" : 1            | "version" : "1"          | whole number
          "version" : 1            | "version" : 1, "colour" : 1 | unknown field 'colour'
          "version" : 1            | "version" : 1, "version" : 1 | Duplicate field
          "crises" : 40,           |                          | as crises
          "crises" : 33            | "crises" : 41            | as crises
          "weight" : 0.75          | "weight" : 0.5           | sum to 1
          "weight" : 0.75          | "weight" : NaN           | no valid JSON
          "sd" : 0.2               | "sd" : 0                 | not a mode of aging
          "sd" : 0.2               | "sd" : 1e999             | as sd
          "sd" : 0.2               | "sd" : null              | as sd
          "false_slowed" : 0.025   | "false_slowed" : 1.5     | as false_slowed
          "tests" : 120            | "tests" : -1             | as tests
          "delays" : 8000          | "delays" : 0             | no delays
          "x"                      | "X"                      | lower case
          """)
  void aBrokenLibraryIsAnErrorThatSaysWhatToDo(String right, String wrong, String reason) {
    String text = EffectLibraryFile.write(LIBRARY);
    assertThat(text).contains(right);
    String broken = text.replaceFirst(right, wrong == null ? "" : wrong);
    assertThatThrownBy(() -> parse(broken))
        .isInstanceOf(UnusableLibraryException.class)
        .hasMessageContaining("l.json")
        .hasMessageContaining(reason)
        .hasMessageContaining("firebreak learn");
  }

  @Test
  void weightsThatDoNotSumToOneAndTooFewAreErrors() {
    String text = EffectLibraryFile.write(LIBRARY);
    String last = text.substring(text.lastIndexOf(',') + 1, text.lastIndexOf(']')).strip();
    assertThatThrownBy(() -> parse(text.replace(", " + last, "")))
        .hasMessageContaining("7 weights");
    assertThatThrownBy(() -> parse(text.replace(last, "0.5"))).hasMessageContaining("sum 1");
  }

  @Test
  void aFileThatIsMissingOrTooLargeIsAnErrorThatNamesIt(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> EffectLibraryFile.read(missing))
        .hasMessageContaining("missing.json does not exist");
    Path large = Files.writeString(folder.resolve("large.json"), " ".repeat(1_000_001));
    assertThatThrownBy(() -> EffectLibraryFile.read(large))
        .hasMessageContaining("larger than 1000000 bytes");
    Path cut = Files.writeString(folder.resolve("cut.json"), "{\"version\": 1,");
    assertThatThrownBy(() -> EffectLibraryFile.read(cut)).hasMessageContaining("no valid JSON");
    Path none = Files.writeString(folder.resolve("none.json"), "");
    assertThatThrownBy(() -> EffectLibraryFile.read(none)).hasMessageContaining("no JSON object");
  }
}
