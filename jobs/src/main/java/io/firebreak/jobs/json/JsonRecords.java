package io.firebreak.jobs.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.Serializable;

/**
 * Opens one record as one JSON object under {@link ParseLimits}, and turns everything that can go
 * wrong into a reason.
 */
final class JsonRecords implements Serializable {
  private static final long serialVersionUID = 1;

  /** Longest number read, in digits; a longer one is not a number that anything here could hold. */
  private static final int NUMBER_DIGITS = 1_000;

  private final ParseLimits limits;
  private final JsonFactory factory;

  JsonRecords(ParseLimits limits) {
    this.limits = limits;
    this.factory =
        new JsonFactoryBuilder()
            // UTF-8 only: no guessing of UTF-16 or UTF-32 from zero bytes.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Hostile field names must not fill the JVM's table of interned strings.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.nesting())
                    .maxStringLength(limits.stringUnits())
                    .maxNameLength(limits.stringUnits())
                    .maxNumberLength(NUMBER_DIGITS)
                    .build())
            .build();
  }

  ParseLimits limits() {
    return limits;
  }

  /** Reads the fields of the object that the reader stands at. */
  interface Body<T> {
    T read(JsonReader in) throws IOException, BadRecordException;
  }

  <T> Parsed<T> read(byte[] bytes, Body<T> body) {
    if (bytes == null || bytes.length == 0) {
      return Parsed.bad(ReasonCode.EMPTY.because("the record has no value"));
    }
    if (bytes.length > limits.recordBytes()) {
      return Parsed.bad(
          ReasonCode.TOO_LARGE.because(bytes.length + " bytes, more than " + limits.recordBytes()));
    }
    int start = hasByteOrderMark(bytes) ? 3 : 0;
    try (JsonParser parser = factory.createParser(bytes, start, bytes.length - start)) {
      JsonReader in = new JsonReader(parser, limits);
      try {
        return Parsed.ok(readObject(parser, in, body));
      } catch (BadRecordException e) {
        return Parsed.bad(e.getMessage());
      } catch (StreamConstraintsException e) {
        return Parsed.bad(overLimit(parser, in));
      } catch (JsonProcessingException e) {
        return Parsed.bad(notJson(parser, e.getOriginalMessage()));
      }
    } catch (IOException | RuntimeException e) {
      // Nothing is known to come here, but no input may ever stop the job.
      return Parsed.bad(
          ReasonCode.NOT_JSON.because("cannot be read (" + e.getClass().getSimpleName() + ")"));
    }
  }

  private static <T> T readObject(JsonParser parser, JsonReader in, Body<T> body)
      throws IOException, BadRecordException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new BadRecordException(ReasonCode.EMPTY, "the record is only white space");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new BadRecordException(
          ReasonCode.WRONG_TYPE, "the record must be an object, not " + JsonReader.kind(first));
    }
    in.enter();
    T value = body.read(in);
    if (parser.nextToken() != null) {
      throw new BadRecordException(ReasonCode.NOT_JSON, "more follows after the object");
    }
    return value;
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private String overLimit(JsonParser parser, JsonReader in) {
    if (parser.getParsingContext().getNestingDepth() > limits.nesting()) {
      return ReasonCode.TOO_DEEP.because("nested deeper than " + limits.nesting());
    }
    String field = in.field();
    if (field.equals("text") || field.equals("title")) {
      return ReasonCode.TEXT_TOO_LONG.because(field + " is too long");
    }
    return ReasonCode.TOO_LONG.because(Texts.excerpt(field) + " is too long");
  }

  private static String notJson(JsonParser parser, String message) {
    // The first line of the parser's words, without what it quotes of the record beyond 120 units.
    String words = message == null ? "cannot be read" : message.lines().findFirst().orElse("");
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(words.length(), 120); i++) {
      char c = words.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return ReasonCode.NOT_JSON.because(
        shown + " (byte " + parser.currentLocation().getByteOffset() + ")");
  }
}
