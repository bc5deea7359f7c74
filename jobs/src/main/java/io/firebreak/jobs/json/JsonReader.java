package io.firebreak.jobs.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the known fields of one object, in whatever order they come. A field that is null, or an
 * empty string, is the same as an absent one; unknown fields are skipped without being built.
 */
final class JsonReader {
  /** Integers up to here survive a detour through a double, as "12.0". */
  private static final double EXACT_INTEGERS = 9e15;

  private final JsonParser parser;
  private final ParseLimits limits;
  private String field = "";
  private long seen;
  private int expected;

  JsonReader(JsonParser parser, ParseLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  /** The field being read. */
  String field() {
    return field;
  }

  /** Begins an object; gives what {@link #leave} needs to go back to the one around it. */
  long enter() {
    long outer = seen;
    seen = 0;
    expected = 0;
    return outer;
  }

  void leave(long outer) {
    seen = outer;
    expected = Long.SIZE - Long.numberOfLeadingZeros(outer);
  }

  /**
   * Moves to the value of the next known field that is not null.
   *
   * @return its name, or null at the end of the object
   */
  String next(Fields known) throws IOException, BadRecordException {
    for (String name; (name = parser.nextFieldName()) != null; ) {
      int index = known.indexOf(name, expected);
      field = index < 0 ? name : known.name(index);
      JsonToken token = parser.nextToken();
      if (index < 0) {
        parser.skipChildren();
        continue;
      }
      expected = index + 1;
      if ((seen & (1L << index)) != 0) {
        throw new BadRecordException(ReasonCode.DUPLICATE_FIELD, field + " stands twice");
      }
      seen |= 1L << index;
      if (token != JsonToken.VALUE_NULL) {
        return field;
      }
    }
    return null;
  }

  /** The value as an object: true when it is one, so that its fields can be read. */
  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /** A cleaned text; null when it is blank. */
  String text(int limit) throws IOException, BadRecordException {
    return text(limit, ReasonCode.TOO_LONG);
  }

  String text(int limit, ReasonCode tooLong) throws IOException, BadRecordException {
    need(JsonToken.VALUE_STRING, "a text");
    String raw = parser.getText();
    if (Texts.isLonger(raw, limit)) {
      throw new BadRecordException(tooLong, field + " has more than " + limit + " characters");
    }
    String clean = Texts.clean(raw);
    return clean.isBlank() ? null : clean;
  }

  /** A text whose characters all count: an id, or a name that becomes part of a key. */
  String id() throws IOException, BadRecordException {
    return id(limits.idChars());
  }

  String id(int limit) throws IOException, BadRecordException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType("a text or a whole number");
    }
    String id = parser.getText();
    if (Texts.isLonger(id, limit)) {
      throw new BadRecordException(
          ReasonCode.TOO_LONG, field + " has more than " + limit + " characters");
    }
    if (id.isBlank()) {
      return null;
    }
    if (Texts.hasControls(id)) {
      throw new BadRecordException(ReasonCode.BAD_ID, field + " has control characters");
    }
    return id;
  }

  /** An absolute http or https address; null when it is empty. */
  String url() throws IOException, BadRecordException {
    need(JsonToken.VALUE_STRING, "a text");
    String url = parser.getText();
    if (url.isEmpty()) {
      return null;
    }
    if (Texts.isLonger(url, limits.urlChars())) {
      throw new BadRecordException(
          ReasonCode.TOO_LONG, field + " has more than " + limits.urlChars() + " characters");
    }
    if (!Texts.isHttpUrl(url)) {
      throw new BadRecordException(
          ReasonCode.BAD_LINK,
          field + " must be an absolute http or https address: " + Texts.excerpt(url));
    }
    return url;
  }

  /** A time in epoch milliseconds; null when it is empty. */
  Long time() throws IOException, BadRecordException {
    need(JsonToken.VALUE_STRING, "an ISO 8601 text such as 2026-01-02T03:04:05Z");
    int length = parser.getTextLength();
    if (length == 0) {
      return null;
    }
    long millis = IsoTimes.parse(parser.getTextCharacters(), parser.getTextOffset(), length);
    if (millis == IsoTimes.INVALID) {
      throw new BadRecordException(
          ReasonCode.BAD_TIME,
          field + " must be like 2026-01-02T03:04:05Z, not " + Texts.excerpt(parser.getText()));
    }
    return millis;
  }

  /** A whole number in a range; 12.0 is one. */
  long whole(long low, long high) throws IOException, BadRecordException {
    long value;
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      double number = parser.getDoubleValue();
      if (number != Math.rint(number) || Math.abs(number) > EXACT_INTEGERS) {
        throw new BadRecordException(ReasonCode.WRONG_TYPE, field + " must be a whole number");
      }
      value = (long) number;
    } else {
      need(JsonToken.VALUE_NUMBER_INT, "a whole number");
      try {
        value = parser.getLongValue();
      } catch (InputCoercionException e) {
        throw new BadRecordException(ReasonCode.BAD_NUMBER, field + " is out of range");
      }
    }
    if (value < low || value > high) {
      throw new BadRecordException(
          ReasonCode.BAD_NUMBER, field + " must be from " + low + " to " + high);
    }
    return value;
  }

  /** A number from 0 to 1. */
  double probability() throws IOException, BadRecordException {
    needNumber();
    double value = parser.getDoubleValue();
    if (!(value >= 0 && value <= 1)) {
      throw new BadRecordException(ReasonCode.BAD_NUMBER, field + " must be from 0 to 1");
    }
    return value;
  }

  boolean bool() throws BadRecordException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrongType("true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Addresses, in their order; empty ones are left out. */
  List<String> urls(int limit, ReasonCode tooMany) throws IOException, BadRecordException {
    need(JsonToken.START_ARRAY, "a list");
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      return List.of();
    }
    List<String> urls = new ArrayList<>();
    do {
      String url = url();
      if (url != null) {
        urls.add(url);
      }
      if (urls.size() > limit) {
        throw new BadRecordException(tooMany, field + " has more than " + limit + " entries");
      }
    } while (parser.nextToken() != JsonToken.END_ARRAY);
    return List.copyOf(urls);
  }

  /** Words or phrases without repetition, in their order; blank ones are left out. */
  List<String> phrases() throws IOException, BadRecordException {
    need(JsonToken.START_ARRAY, "a list");
    Set<String> phrases = new LinkedHashSet<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String phrase = text(limits.phraseChars());
      if (phrase != null) {
        phrases.add(phrase.strip());
      }
      if (phrases.size() > limits.phrases()) {
        throw new BadRecordException(
            ReasonCode.TOO_MANY, field + " has more than " + limits.phrases() + " entries");
      }
    }
    return List.copyOf(phrases);
  }

  /** Names of platforms without repetition, in their order; blank ones are left out. */
  List<String> platforms(int limit) throws IOException, BadRecordException {
    need(JsonToken.START_ARRAY, "a list");
    Set<String> platforms = new LinkedHashSet<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String name = text(limits.idChars());
      String platform = name == null ? null : Texts.platform(name);
      if (name != null && platform == null) {
        throw new BadRecordException(
            ReasonCode.BAD_PLATFORM, field + " must be names of platforms: " + Texts.excerpt(name));
      }
      if (platform != null) {
        platforms.add(platform);
      }
      if (platforms.size() > limit) {
        throw new BadRecordException(
            ReasonCode.TOO_MANY, field + " has more than " + limit + " entries");
      }
    }
    return List.copyOf(platforms);
  }

  /** Reads the fields of one object of a list. */
  interface ObjectBody<T> {
    T read(JsonReader in) throws IOException, BadRecordException;
  }

  /** Objects, in their order. */
  <T> List<T> objects(int limit, ObjectBody<T> body) throws IOException, BadRecordException {
    need(JsonToken.START_ARRAY, "a list");
    String list = field;
    List<T> objects = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      need(JsonToken.START_OBJECT, "a list of objects");
      long outer = enter();
      objects.add(body.read(this));
      leave(outer);
      field = list;
      if (objects.size() > limit) {
        throw new BadRecordException(
            ReasonCode.TOO_MANY, field + " has more than " + limit + " entries");
      }
    }
    return List.copyOf(objects);
  }

  /** A finite number in a range. */
  double decimal(double low, double high) throws IOException, BadRecordException {
    needNumber();
    double value = parser.getDoubleValue();
    if (!(value >= low && value <= high)) {
      throw new BadRecordException(
          ReasonCode.BAD_NUMBER, field + " must be from " + low + " to " + high);
    }
    return value;
  }

  /** Checks that the value is an object of numbers, and passes over it. */
  void numbers() throws IOException, BadRecordException {
    need(JsonToken.START_OBJECT, "an object of numbers");
    while (parser.nextFieldName() != null) {
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        needNumber();
      }
    }
  }

  BadRecordException wrongType(String wanted) {
    return new BadRecordException(
        ReasonCode.WRONG_TYPE,
        field + " must be " + wanted + ", not " + kind(parser.currentToken()));
  }

  void need(JsonToken token, String wanted) throws BadRecordException {
    if (parser.currentToken() != token) {
      throw wrongType(wanted);
    }
  }

  private void needNumber() throws BadRecordException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw wrongType("a number");
    }
  }

  /** What a token is, in words. */
  static String kind(JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }
}
