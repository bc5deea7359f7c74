package io.firebreak.jobs.json;

import io.firebreak.models.data.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@link DeadLetter} as the JSON of the topic {@code dead-letters}. */
public final class DeadLetterJson {
  /**
   * The most bytes of a bad record that are kept: in Base64 they still fit in a Kafka message of
   * the usual largest size, 1 MiB.
   */
  public static final int MAX_RAW_BYTES = 700_000;

  /** The longest raw record that is also shown as text, in UTF-16 units. */
  static final int MAX_TEXT_UNITS = 2_000;

  private DeadLetterJson() {}

  /** The bytes to keep of a bad record: never null, at most {@link #MAX_RAW_BYTES}. */
  public static byte[] kept(byte[] raw) {
    if (raw == null) {
      return new byte[0];
    }
    return raw.length <= MAX_RAW_BYTES ? raw : Arrays.copyOf(raw, MAX_RAW_BYTES);
  }

  /** The key: {@code topic|partition|offset}. */
  public static String key(DeadLetter letter) {
    return letter.topic() + "|" + letter.partition() + "|" + letter.offset();
  }

  /** One record's bytes. */
  public static byte[] write(DeadLetter letter) {
    byte[] raw = kept(letter.raw());
    return JsonWriter.object(
        out -> {
          out.text("topic", letter.topic());
          out.whole("partition", letter.partition());
          out.whole("offset", letter.offset());
          out.text("reason", letter.reason());
          out.time("recordedAt", letter.recordedAtMillis());
          out.text("rawText", text(raw));
          out.base64("raw", raw);
        });
  }

  /** The bytes as text when they are valid UTF-8 and short; else null. */
  private static String text(byte[] raw) {
    // No valid UTF-8 has more than three bytes for a UTF-16 unit.
    if (raw.length == 0 || raw.length > 3 * MAX_TEXT_UNITS) {
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      return text.length() <= MAX_TEXT_UNITS ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
