package io.firebreak.jobs.json;

import io.firebreak.models.data.Response;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Records of the topic {@code responses} to {@link Response}: a response, or a tombstone (a key
 * without a value), which withdraws it. Immutable and safe for use by many threads.
 */
public final class ResponseParser implements Serializable {
  private static final long serialVersionUID = 1;

  /** The kinds of response. */
  public static final Set<String> KINDS =
      Set.of(
          "apology",
          "correction",
          "rebuttal",
          "statement",
          "update",
          "education",
          "thanks",
          Response.ANSWER);

  private static final Fields RESPONSE =
      Fields.of(
          "id",
          "deleted",
          "issue",
          "publishedAt",
          "kind",
          "channel",
          "url",
          "text",
          "keyMessages",
          "unexposedPlatforms",
          "comparisonIssue");

  /** Platforms that a response did not reach, at most. */
  private static final int MOST_PLATFORMS = 50;

  private final JsonRecords records;

  /** A parser under {@link ParseLimits#DEFAULT}. */
  public ResponseParser() {
    this(ParseLimits.DEFAULT);
  }

  /** A parser under other limits. */
  public ResponseParser(ParseLimits limits) {
    this.records = new JsonRecords(limits);
  }

  /**
   * Parses one record. A withdrawn response that tells no issue, kind or time has the empty string
   * for the first two and the record's timestamp for the third.
   *
   * @param key the record's key, which is the response's id; null or empty where there is none
   * @param value the record's bytes; null withdraws the response that the key names
   * @param recordTimestampMillis the record's own timestamp
   * @param nowMillis the clock that times are held against
   */
  public Parsed<Response> parse(
      byte[] key, byte[] value, long recordTimestampMillis, long nowMillis) {
    boolean keyed = key != null && key.length > 0;
    if (value == null && keyed) {
      return RecordKeys.tombstone(
          key,
          records.limits(),
          id -> new Response(id, true, "", recordTimestampMillis, "", null, null, null, List.of()));
    }
    return records.read(
        value,
        in -> {
          Response response = read(in, recordTimestampMillis, nowMillis);
          RecordKeys.requireSame(keyed ? key : null, response.id());
          return response;
        });
  }

  private Response read(JsonReader in, long recordTimestampMillis, long nowMillis)
      throws IOException, BadRecordException {
    ParseLimits limits = records.limits();
    String id = null;
    boolean deleted = false;
    String issue = null;
    Long publishedAt = null;
    String kind = null;
    String channel = null;
    String url = null;
    String text = null;
    List<String> keyMessages = List.of();
    List<String> unexposed = List.of();
    String comparison = null;
    for (String field; (field = in.next(RESPONSE)) != null; ) {
      switch (field) {
        case "id" -> id = RecordKeys.checked(in.id());
        case "deleted" -> deleted = in.bool();
        case "issue" -> issue = RecordKeys.checked(in.id());
        case "publishedAt" -> publishedAt = in.time();
        case "kind" -> kind = kind(in.text(limits.idChars()));
        case "channel" -> channel = in.text(limits.idChars());
        case "url" -> url = in.url();
        case "text" -> text = in.text(limits.textChars(), ReasonCode.TEXT_TOO_LONG);
        case "keyMessages" -> keyMessages = in.phrases();
        case "unexposedPlatforms" -> unexposed = in.platforms(MOST_PLATFORMS);
        case "comparisonIssue" -> comparison = RecordKeys.checked(in.id());
        default -> throw new IllegalStateException(field);
      }
    }
    if (id == null) {
      throw new BadRecordException(ReasonCode.NO_ID, "id is missing");
    }
    if (publishedAt != null) {
      new Times(limits).check("publishedAt", publishedAt, nowMillis, "the clock");
    }
    if (!deleted) {
      requirePresent(issue, ReasonCode.NO_ISSUE, "issue");
      requirePresent(publishedAt, ReasonCode.NO_TIME, "publishedAt");
      requirePresent(kind, ReasonCode.NO_KIND, "kind");
      requireOneControl(issue, unexposed, comparison);
    }
    return new Response(
        id,
        deleted,
        issue == null ? "" : issue,
        publishedAt == null ? recordTimestampMillis : publishedAt,
        kind == null ? "" : kind,
        channel,
        url,
        text,
        keyMessages,
        unexposed,
        comparison);
  }

  private static String kind(String kind) throws BadRecordException {
    if (kind != null && !KINDS.contains(kind)) {
      throw new BadRecordException(
          ReasonCode.BAD_KIND,
          "kind must be apology, correction, rebuttal, statement, update, education, thanks or answer, not "
              + Texts.excerpt(kind));
    }
    return kind;
  }

  private static void requireOneControl(String issue, List<String> unexposed, String comparison)
      throws BadRecordException {
    if (issue.equals(comparison)) {
      throw new BadRecordException(
          ReasonCode.SELF_REFERENCE,
          "comparisonIssue is the issue that the response answers; it must be another one");
    }
    if (comparison != null && !unexposed.isEmpty()) {
      throw new BadRecordException(
          ReasonCode.TWO_CONTROLS,
          "unexposedPlatforms and comparisonIssue are both given; only one can be compared with");
    }
  }

  private static void requirePresent(Object value, ReasonCode code, String field)
      throws BadRecordException {
    if (value == null) {
      throw new BadRecordException(code, field + " is missing");
    }
  }
}
