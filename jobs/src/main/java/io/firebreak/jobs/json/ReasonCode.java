package io.firebreak.jobs.json;

import java.util.Locale;

/**
 * Why a record cannot be used. The lower-case word of a code begins the reason of a dead letter and
 * is public: dashboards and scripts count by it.
 */
public enum ReasonCode {
  /** No value, or nothing but white space. */
  EMPTY,
  /** More bytes than {@link ParseLimits#recordBytes}. */
  TOO_LARGE,
  /** Not one well-formed JSON object in UTF-8. */
  NOT_JSON,
  /** Objects or lists nested deeper than {@link ParseLimits#nesting}. */
  TOO_DEEP,
  /** A field of another JSON type than the contract says. */
  WRONG_TYPE,
  /** A known field stands twice in one object. */
  DUPLICATE_FIELD,
  /** {@code op} is none of create, update and delete. */
  BAD_OP,
  NO_PLATFORM,
  /**
   * The platform has other characters than {@code a-z 0-9 . _ -}, or is the reserved {@code all}.
   */
  BAD_PLATFORM,
  NO_ID,
  /** An id or a reference with control characters, or with a character it must not have. */
  BAD_ID,
  /** The record's key differs from the id in its value. */
  KEY_MISMATCH,
  NO_TIME,
  /** A time that is not ISO 8601 with a date, a time of day and a zone. */
  BAD_TIME,
  FUTURE_TIME,
  /** A time before the year 2000. */
  ANCIENT_TIME,
  TEXT_TOO_LONG,
  /** Another field is longer than its limit. */
  TOO_LONG,
  /** A number out of its range. */
  BAD_NUMBER,
  /** An address that is not absolute http or https. */
  BAD_LINK,
  TOO_MANY_LINKS,
  /** A list with more entries than its limit. */
  TOO_MANY,
  /**
   * A mention that replies to, reposts or quotes itself; a response compared with its own issue.
   */
  SELF_REFERENCE,
  NO_NAME,
  NO_ISSUE,
  NO_KIND,
  /** A response with unexposed platforms and with a comparison issue: only one can be used. */
  TWO_CONTROLS,
  /** A kind, stance or way of matching that the contract does not know. */
  BAD_KIND,
  /** An owned account that is not {@code platform:account}. */
  BAD_ACCOUNT,
  BAD_LANGUAGE,
  /** A change of an alert rule that there is not, or that makes no sense. */
  BAD_ALERT,
  /** A field that this kind of record must have is absent. */
  NO_VALUE;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word that begins a reason, such as {@code not-json}. */
  public String word() {
    return word;
  }

  /** A reason: this code, a colon and the words. */
  public String because(String words) {
    return word + ": " + words;
  }
}
