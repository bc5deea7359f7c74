package io.firebreak.models.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** Records that no reader may accept: each is surely a dead letter, whatever the exact limits. */
enum Garbage {
  ERROR_PAGE("<html><head><title>502 Bad Gateway</title></head><body>%4$s</body></html>"),
  /** Cut off in the middle. */
  TRUNCATED("{'op':'create','platform':'x','id':'%1$s','text':'Tidelark is la"),
  NOT_AN_OBJECT("['create','x','%1$s','Tidelark was late again','%2$s']"),
  /** A list where the id should be. */
  WRONG_TYPE_ID("{'op':'create','platform':'x','id':['%1$s'],'text':'%4$s','publishedAt':'%2$s'}"),
  WRONG_TYPE_TEXT(
      "{'op':'create','platform':'x','id':'%1$s','text':{'en':'%4$s'},'publishedAt':'%2$s'}"),
  NO_ID("{'op':'create','platform':'x','text':'%4$s','publishedAt':'%2$s','observedAt':'%2$s'}"),
  NO_TIME("{'op':'create','platform':'x','id':'%1$s','text':'%4$s'}"),
  BAD_TIME("{'op':'create','platform':'x','id':'%1$s','text':'%4$s','publishedAt':'yesterday'}"),
  /** In the year 2099. */
  FUTURE(
      "{'op':'create','platform':'x','id':'%1$s','text':'%4$s',"
          + "'publishedAt':'2099-01-01T00:00:00.000Z','observedAt':'%2$s'}"),
  SCRIPT_LINK(
      "{'op':'create','platform':'x','id':'%1$s','text':'%4$s','publishedAt':'%2$s',"
          + "'links':['javascript:alert(1)']}"),
  SCRIPT_URL(
      "{'op':'create','platform':'x','id':'%1$s','text':'%4$s','publishedAt':'%2$s',"
          + "'url':'javascript:alert(document.cookie)'}"),
  /** Lists nested 1,000 deep, in a field that nobody knows. */
  DEEP(
      "{'op':'create','platform':'x','id':'%1$s','text':'%4$s','publishedAt':'%2$s','extra':%3$s}"),
  /** A text of 200,000 characters; rare, for its size. */
  HUGE("{'op':'create','platform':'x','id':'%1$s','text':'%3$s','publishedAt':'%2$s'}");

  private static final int DEPTH = 1_000;
  private static final int LENGTH = 200_000;

  /** One in so many is a huge one. */
  private static final int RARITY_OF_HUGE = 100;

  private static final Garbage[] ALL = values();

  final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  private final String template;

  Garbage(String template) {
    this.template = template.replace('\'', '"');
  }

  /** The kind of the garbage of this number. */
  static Garbage of(int number) {
    return number % RARITY_OF_HUGE == ALL.length - 1 ? HUGE : ALL[number % (ALL.length - 1)];
  }

  static String key(int number) {
    return "x:" + id(number);
  }

  private static String id(int number) {
    return "garbage-" + number;
  }

  /** The record of this number. */
  static byte[] bytes(int number, long observedAtMillis) {
    Garbage kind = of(number);
    String bulk =
        switch (kind) {
          case DEEP -> "[".repeat(DEPTH) + "]".repeat(DEPTH);
          case HUGE -> "Tidelark was late. ".repeat(LENGTH / 19 + 1);
          default -> "";
        };
    String text = "Tidelark left us on the quay at Brennick";
    return String.format(
            Locale.ROOT,
            kind.template,
            id(number),
            Instant.ofEpochMilli(observedAtMillis),
            bulk,
            text)
        .getBytes(StandardCharsets.UTF_8);
  }
}
