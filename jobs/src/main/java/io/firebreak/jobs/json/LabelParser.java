package io.firebreak.jobs.json;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * Records of the topic {@code labels} to {@link Label}: an analyst's label of one mention toward
 * one issue, or a tombstone (a key without a value), which withdraws it. Immutable and safe for use
 * by many threads.
 */
public final class LabelParser implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Fields LABEL =
      Fields.of(
          "mention", "issue", "deleted", "stance", "part", "by", "at", "language", "title", "text");

  private final JsonRecords records;

  /** A parser under {@link ParseLimits#DEFAULT}. */
  public LabelParser() {
    this(ParseLimits.DEFAULT);
  }

  /** A parser under other limits. */
  public LabelParser(ParseLimits limits) {
    this.records = new JsonRecords(limits);
  }

  /**
   * Parses one record. A withdrawn label that tells no time has the record's timestamp; of what it
   * said nothing is kept.
   *
   * @param key the record's key, {@code mention|issue}; null or empty where there is none
   * @param value the record's bytes; null withdraws the label that the key names
   * @param recordTimestampMillis the record's own timestamp
   * @param nowMillis the clock that times are held against
   */
  public Parsed<Label> parse(byte[] key, byte[] value, long recordTimestampMillis, long nowMillis) {
    boolean keyed = key != null && key.length > 0;
    if (value == null && keyed) {
      return tombstone(new String(key, StandardCharsets.UTF_8), recordTimestampMillis);
    }
    return records.read(
        value,
        in -> {
          Label label = read(in, recordTimestampMillis, nowMillis);
          RecordKeys.requireSame(keyed ? key : null, label.pairKey());
          return label;
        });
  }

  /** The issue has no bar, so the last one divides the two. */
  private Parsed<Label> tombstone(String key, long atMillis) {
    ParseLimits limits = records.limits();
    int bar = key.lastIndexOf('|');
    String mention = bar < 0 ? key : key.substring(0, bar);
    String issue = bar < 0 ? "" : key.substring(bar + 1);
    if (Texts.isLonger(mention, limits.keyChars()) || Texts.isLonger(issue, limits.idChars())) {
      return Parsed.bad(ReasonCode.TOO_LONG.because("the key is too long"));
    }
    if (Texts.hasControls(key)) {
      return Parsed.bad(ReasonCode.BAD_ID.because("the key has control characters"));
    }
    if (mention.isBlank() || issue.isBlank()) {
      return Parsed.bad(ReasonCode.NO_ID.because("the key is not mention|issue"));
    }
    return Parsed.ok(withdrawn(mention, issue, atMillis));
  }

  private static Label withdrawn(String mention, String issue, long atMillis) {
    return new Label(mention, issue, true, null, null, null, atMillis, null, null, null);
  }

  private Label read(JsonReader in, long recordTimestampMillis, long nowMillis)
      throws IOException, BadRecordException {
    ParseLimits limits = records.limits();
    String mention = null;
    String issue = null;
    boolean deleted = false;
    Stance stance = null;
    LabelPart part = LabelPart.TRAIN;
    String by = null;
    Long at = null;
    String language = null;
    String title = null;
    String text = null;
    for (String field; (field = in.next(LABEL)) != null; ) {
      switch (field) {
        case "mention" -> mention = in.id(limits.keyChars());
        case "issue" -> issue = RecordKeys.checked(in.id());
        case "deleted" -> deleted = in.bool();
        case "stance" -> stance = stance(in.text(limits.idChars()));
        case "part" -> part = part(in.text(limits.idChars()));
        case "by" -> by = in.text(limits.handleChars());
        case "at" -> at = in.time();
        case "language" -> language = language(in.text(limits.idChars()));
        case "title" -> title = in.text(limits.titleChars(), ReasonCode.TEXT_TOO_LONG);
        case "text" -> text = in.text(limits.textChars(), ReasonCode.TEXT_TOO_LONG);
        default -> throw new IllegalStateException(field);
      }
    }
    require(mention, ReasonCode.NO_ID, "mention is missing");
    require(issue, ReasonCode.NO_ISSUE, "issue is missing");
    if (at != null) {
      new Times(limits).check("at", at, nowMillis, "the clock");
    }
    if (deleted) {
      return withdrawn(mention, issue, at == null ? recordTimestampMillis : at);
    }
    require(stance, ReasonCode.NO_VALUE, "stance is missing");
    require(at, ReasonCode.NO_TIME, "at is missing");
    require(text == null ? title : text, ReasonCode.NO_VALUE, "text and title are missing");
    return new Label(mention, issue, false, stance, part, by, at, language, title, text);
  }

  private static Stance stance(String word) throws BadRecordException {
    if (word == null) {
      return null;
    }
    return switch (word) {
      case "critic" -> Stance.CRITIC;
      case "supporter" -> Stance.SUPPORTER;
      case "neutral" -> Stance.NEUTRAL;
      default ->
          throw new BadRecordException(
              ReasonCode.BAD_KIND,
              "stance must be critic, supporter or neutral, not " + Texts.excerpt(word));
    };
  }

  private static LabelPart part(String word) throws BadRecordException {
    LabelPart part = word == null ? LabelPart.TRAIN : LabelPart.of(word);
    if (part == null) {
      throw new BadRecordException(
          ReasonCode.BAD_KIND, "part must be train or audit, not " + Texts.excerpt(word));
    }
    return part;
  }

  private static String language(String tag) {
    return tag == null ? null : Texts.language(tag);
  }

  private static void require(Object value, ReasonCode code, String words)
      throws BadRecordException {
    if (value == null) {
      throw new BadRecordException(code, words);
    }
  }
}
