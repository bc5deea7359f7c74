package io.firebreak.jobs.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Property(tries = 3_000)
  void aTextIsWrittenAsJacksonWritesIt(@ForAll String any) throws IOException {
    String text = Texts.clean(any) + "\"\\\b\f\n\r\t\u0001\u001f\u007f/é€";

    assertThat(new String(JsonWriter.object(out -> out.text("t", text)), StandardCharsets.UTF_8))
        .isEqualTo("{\"t\":" + Schemas.MAPPER.writeValueAsString(text) + "}");
  }

  @Test
  void emojiStayAndHalvesOfThemGo() throws IOException {
    byte[] json = JsonWriter.object(out -> out.text("t", "a\ud83d\ude00b\ud83dc\"d"));

    assertThat(Schemas.MAPPER.readTree(json).get("t").asText()).isEqualTo("a\ud83d\ude00bc\"d");
  }

  @Test
  void anObjectMayBeWrittenWhileAnotherIs() throws IOException {
    byte[] json =
        JsonWriter.object(
            out -> {
              out.whole("first", Long.MIN_VALUE);
              out.base64("inner", JsonWriter.object(inner -> inner.flag("yes", true)));
              out.nested("none", nothing -> {});
              out.texts("texts", List.of("a", "b"));
              out.decimal("nan", Double.NaN);
              out.time("far", Long.MIN_VALUE);
            });

    JsonNode read = Schemas.MAPPER.readTree(json);
    assertThat(read.get("first").asLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(read.get("inner").binaryValue()).asString().isEqualTo("{\"yes\":true}");
    assertThat(read.get("none")).isEmpty();
    assertThat(read.get("texts")).hasSize(2);
    assertThat(read.has("nan")).isFalse();
    assertThat(read.get("far").asText()).isEqualTo("-292275055-05-16T16:47:04.192Z");
  }
}
