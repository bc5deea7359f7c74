package io.firebreak.jobs.json;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import java.io.IOException;
import java.util.List;

/** The fields of one mention as they stand in the record, before they are judged together. */
final class MentionFields {
  private static final Fields MENTION =
      Fields.of(
          "op",
          "platform",
          "id",
          "revision",
          "author",
          "text",
          "title",
          "language",
          "url",
          "publishedAt",
          "observedAt",
          "inReplyTo",
          "repostOf",
          "quoteOf",
          "links",
          "engagement",
          "source");
  private static final Fields AUTHOR = Fields.of("id", "handle", "followers");
  private static final Fields SOURCE = Fields.of("name", "tier");

  private final ParseLimits limits;
  private Op op = Op.CREATE;
  private String platform;
  private String id;
  private Long revision;
  private String authorId;
  private String authorHandle;
  private Long followers;
  private String text;
  private String title;
  private String language;
  private String url;
  private Long publishedAt;
  private Long observedAt;
  private String inReplyTo;
  private String repostOf;
  private String quoteOf;
  private List<String> links = List.of();
  private String source;
  private Integer sourceTier;

  MentionFields(ParseLimits limits) {
    this.limits = limits;
  }

  MentionFields read(JsonReader in) throws IOException, BadRecordException {
    for (String field; (field = in.next(MENTION)) != null; ) {
      switch (field) {
        case "op" -> op = op(in);
        case "platform" -> platform = platform(in);
        case "id" -> id = in.id();
        case "revision" -> revision = in.whole(0, Long.MAX_VALUE);
        case "author" -> readAuthor(in);
        case "text" -> text = in.text(limits.textChars(), ReasonCode.TEXT_TOO_LONG);
        case "title" -> title = in.text(limits.titleChars(), ReasonCode.TEXT_TOO_LONG);
        case "language" -> language = language(in);
        case "url" -> url = in.url();
        case "publishedAt" -> publishedAt = in.time();
        case "observedAt" -> observedAt = in.time();
        case "inReplyTo" -> inReplyTo = in.id(limits.keyChars());
        case "repostOf" -> repostOf = in.id(limits.keyChars());
        case "quoteOf" -> quoteOf = in.id(limits.keyChars());
        case "links" -> links = in.urls(limits.links(), ReasonCode.TOO_MANY_LINKS);
        case "engagement" -> in.numbers();
        case "source" -> readSource(in);
        default -> throw new IllegalStateException(field);
      }
    }
    return this;
  }

  private Op op(JsonReader in) throws IOException, BadRecordException {
    String word = in.text(limits.idChars());
    if (word == null) {
      return Op.CREATE;
    }
    return switch (word) {
      case "create" -> Op.CREATE;
      case "update" -> Op.UPDATE;
      case "delete" -> Op.DELETE;
      default ->
          throw new BadRecordException(
              ReasonCode.BAD_OP, "op must be create, update or delete, not " + Texts.excerpt(word));
    };
  }

  private String platform(JsonReader in) throws IOException, BadRecordException {
    String name = in.text(limits.idChars());
    if (name == null) {
      return null;
    }
    String lower = Texts.platform(name);
    if (lower == null) {
      throw new BadRecordException(
          ReasonCode.BAD_PLATFORM,
          "platform must be 1 to 64 of a-z 0-9 . _ - and not \"all\": " + Texts.excerpt(name));
    }
    return lower;
  }

  private String language(JsonReader in) throws IOException, BadRecordException {
    String tag = in.text(limits.idChars());
    return tag == null ? null : Texts.language(tag);
  }

  private void readAuthor(JsonReader in) throws IOException, BadRecordException {
    if (!in.isObject()) {
      throw in.wrongType("an object");
    }
    long outer = in.enter();
    for (String field; (field = in.next(AUTHOR)) != null; ) {
      switch (field) {
        case "id" -> authorId = in.id();
        case "handle" -> authorHandle = in.text(limits.handleChars());
        case "followers" -> followers = in.whole(0, Long.MAX_VALUE);
        default -> throw new IllegalStateException(field);
      }
    }
    in.leave(outer);
  }

  private void readSource(JsonReader in) throws IOException, BadRecordException {
    if (!in.isObject()) {
      source = in.text(limits.idChars());
      return;
    }
    long outer = in.enter();
    for (String field; (field = in.next(SOURCE)) != null; ) {
      switch (field) {
        case "name" -> source = in.text(limits.idChars());
        case "tier" -> sourceTier = (int) in.whole(1, 4);
        default -> throw new IllegalStateException(field);
      }
    }
    in.leave(outer);
  }

  /** Judges the fields together and makes the mention of them. */
  Mention check(long recordTimestampMillis, long nowMillis) throws BadRecordException {
    if (platform == null) {
      throw new BadRecordException(ReasonCode.NO_PLATFORM, "platform is missing");
    }
    if (id == null) {
      throw new BadRecordException(ReasonCode.NO_ID, "id is missing");
    }
    long published = checkTimes(recordTimestampMillis, nowMillis);
    String key = platform + ":" + id;
    boolean deleted = op == Op.DELETE;
    // A deleted mention keeps nothing of what its author wrote or who the author is.
    return new Mention(
        key,
        op,
        revision(),
        platform,
        id,
        deleted ? null : authorId,
        deleted ? null : authorHandle,
        deleted ? null : followers,
        deleted ? null : text,
        deleted ? null : title,
        deleted ? null : language,
        deleted ? null : url,
        published,
        observedAt,
        parent("inReplyTo", inReplyTo, key),
        parent("repostOf", repostOf, key),
        parent("quoteOf", quoteOf, key),
        deleted ? List.of() : links,
        source,
        sourceTier);
  }

  private long revision() {
    if (revision != null) {
      return revision;
    }
    if (op == Op.CREATE) {
      return 0;
    }
    return observedAt != null ? observedAt : 1;
  }

  private long checkTimes(long recordTimestampMillis, long nowMillis) throws BadRecordException {
    Times times = new Times(limits);
    if (observedAt != null) {
      times.check("observedAt", observedAt, nowMillis, "the clock");
    }
    if (publishedAt != null) {
      if (observedAt != null) {
        times.check("publishedAt", publishedAt, observedAt, "observedAt");
      } else {
        times.check("publishedAt", publishedAt, nowMillis, "the clock");
      }
      return publishedAt;
    }
    if (op != Op.DELETE) {
      throw new BadRecordException(ReasonCode.NO_TIME, "publishedAt is missing");
    }
    if (observedAt != null) {
      return observedAt;
    }
    if (recordTimestampMillis < limits.earliestMillis()) {
      throw new BadRecordException(
          ReasonCode.NO_TIME, "publishedAt and observedAt are missing, and the record has no time");
    }
    return recordTimestampMillis;
  }

  /**
   * The key of a parent: a native id, or a whole key when it begins with its own platform and a
   * colon. (A native id such as {@code at://...} on a platform {@code at} is no such key.)
   */
  private String parent(String field, String reference, String key) throws BadRecordException {
    if (reference == null) {
      return null;
    }
    boolean whole =
        reference.length() > platform.length() + 1
            && reference.startsWith(platform)
            && reference.charAt(platform.length()) == ':'
            && !reference.startsWith("://", platform.length());
    if (!whole && Texts.isLonger(reference, limits.idChars())) {
      throw new BadRecordException(
          ReasonCode.TOO_LONG, field + " has more than " + limits.idChars() + " characters");
    }
    String parent = whole ? reference : platform + ":" + reference;
    if (parent.equals(key)) {
      throw new BadRecordException(ReasonCode.SELF_REFERENCE, field + " names the mention itself");
    }
    return parent;
  }
}
