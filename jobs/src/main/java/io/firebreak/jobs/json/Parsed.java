package io.firebreak.jobs.json;

/**
 * What came of parsing one record: its value, or the reason why there is none. Exactly one of the
 * two is null.
 *
 * @param value the parsed record; null when it is bad
 * @param reason a stable code (see {@link ReasonCode}), a colon and words; null when it is good
 */
public record Parsed<T>(T value, String reason) {

  /** A good record. */
  public static <T> Parsed<T> ok(T value) {
    return new Parsed<>(value, null);
  }

  /** A bad record. */
  public static <T> Parsed<T> bad(String reason) {
    return new Parsed<>(null, reason);
  }

  /** True when there is a value. */
  public boolean isOk() {
    return reason == null;
  }

  /** The code before the colon of the reason; null when the record is good. */
  public String code() {
    return reason == null ? null : reason.substring(0, reason.indexOf(':'));
  }
}
