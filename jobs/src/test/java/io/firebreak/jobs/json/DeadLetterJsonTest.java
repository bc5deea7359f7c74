package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firebreak.models.data.DeadLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeadLetterJsonTest {
  @Test
  void theRawRecordCanBeSentAgain() throws IOException {
    byte[] raw = "{\"id\": \"ä\u0000\"".getBytes(StandardCharsets.UTF_8);

    JsonNode json = written(raw);

    assertThat(json.get("raw").binaryValue()).isEqualTo(raw);
    assertThat(json.get("rawText").asText()).isEqualTo("{\"id\": \"ä\u0000\"");
    assertThat(json.get("recordedAt").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
  }

  @Test
  void bytesThatAreNoTextOrALongOneAreNotShownAsText() throws IOException {
    assertThat(written(new byte[] {'a', (byte) 0xFF}).has("rawText")).isFalse();
    assertThat(written(ofLength(2_000)).has("rawText")).isTrue();
    assertThat(written(ofLength(2_001)).has("rawText")).isFalse();
  }

  @Test
  void aHugeRecordIsCutSoThatTheLetterFitsIntoAKafkaMessage() throws IOException {
    byte[] raw = ofLength(1 << 20);
    byte[] json = DeadLetterJson.write(letter(raw));

    assertThat(json.length).isLessThan(1_000_000);
    assertThat(written(raw).get("raw").binaryValue()).hasSize(DeadLetterJson.MAX_RAW_BYTES);
  }

  @Test
  void aRecordWithoutValueIsAnEmptyOne() throws IOException {
    assertThat(written(null).get("raw").asText()).isEmpty();
  }

  private static byte[] ofLength(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'a');
    return bytes;
  }

  private static JsonNode written(byte[] raw) throws IOException {
    return Schemas.MAPPER.readTree(DeadLetterJson.write(letter(raw)));
  }

  private static DeadLetter letter(byte[] raw) {
    return new DeadLetter("mentions", 1, 42, "not-json: no", raw, Samples.NOW);
  }
}
