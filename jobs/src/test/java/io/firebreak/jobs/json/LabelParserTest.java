package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LabelParserTest {
  private static final LabelParser LABELS = new LabelParser();
  private static final byte[] LABEL =
      utf8(
          "{'mention':'x:a|b','issue':'i','stance':'critic','at':'2026-01-01T00:00:00Z','text':'t'}");

  @Test
  void aKeyWithoutAValueWithdrawsTheLabelOfThatMentionEvenWithABarInItsId() {
    assertThat(LABELS.parse(utf8("x:a|b|i"), null, 99, Samples.NOW).value())
        .isEqualTo(new Label("x:a|b", "i", true, null, null, null, 99, null, null, null));
    for (String key : new String[] {"x:1", "|i", "x:1|", "x:1| "}) {
      assertThat(LABELS.parse(utf8(key), null, 99, Samples.NOW).code()).isEqualTo("no-id");
    }
    assertThat(LABELS.parse(utf8("x:\u0001|i"), null, 99, Samples.NOW).code()).isEqualTo("bad-id");
    assertThat(LABELS.parse(utf8("x:1|" + "i".repeat(513)), null, 99, Samples.NOW).code())
        .isEqualTo("too-long");
    assertThat(LABELS.parse(null, null, 99, Samples.NOW).code()).isEqualTo("empty");
  }

  @Test
  void aKeyOfAnotherMentionIsBadSinceItsTombstoneWouldMissTheLabel() {
    assertThat(LABELS.parse(utf8("x:a|b|i"), LABEL, 0, Samples.NOW).isOk()).isTrue();
    assertThat(LABELS.parse(utf8("x:a|i"), LABEL, 0, Samples.NOW).code()).isEqualTo("key-mismatch");
  }

  @Test
  void aLabelThatTellsNoPartTrains() {
    assertThat(LABELS.parse(null, LABEL, 0, Samples.NOW).value().part()).isEqualTo(LabelPart.TRAIN);
  }

  @Test
  void aWithdrawnLabelKeepsNothingOfWhatItSaid() {
    byte[] withdrawn =
        utf8("{'mention':'x:1','issue':'i','deleted':true,'stance':'critic','text':'t'}");

    assertThat(LABELS.parse(null, withdrawn, 99, Samples.NOW).value())
        .isEqualTo(new Label("x:1", "i", true, null, null, null, 99, null, null, null));
  }

  @Test
  void aLabelFromTheFutureOrWithTooLongATextIsBad() {
    assertThat(LABELS.parse(null, LABEL, 0, 1_000_000_000_000L).code()).isEqualTo("future-time");
    String text =
        new String(LABEL, StandardCharsets.UTF_8)
            .replace("\"t\"", "\"" + "t".repeat(50_001) + "\"");
    assertThat(LABELS.parse(null, utf8(text), 0, Samples.NOW).code()).isEqualTo("text-too-long");
  }

  private static byte[] utf8(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
