package io.firebreak.jobs.json;

import io.firebreak.models.data.Mention;
import java.io.Serializable;

/**
 * Bytes of the topic {@code mentions} to {@link Mention}. Whatever the bytes are, the outcome is a
 * mention or a reason, never an exception; the contract stands in {@code docs/data-contracts.md}.
 * Immutable and safe for use by many threads.
 */
public final class MentionParser implements Serializable {
  private static final long serialVersionUID = 1;

  private final JsonRecords records;

  /** A parser under {@link ParseLimits#DEFAULT}. */
  public MentionParser() {
    this(ParseLimits.DEFAULT);
  }

  /** A parser under other limits. */
  public MentionParser(ParseLimits limits) {
    this.records = new JsonRecords(limits);
  }

  /**
   * Parses one record.
   *
   * @param value the record's bytes; may be null
   * @param recordTimestampMillis the record's own timestamp: the time of a delete that tells none
   * @param nowMillis the clock that times are held against
   */
  public Parsed<Mention> parse(byte[] value, long recordTimestampMillis, long nowMillis) {
    return records.read(
        value,
        in -> new MentionFields(records.limits()).read(in).check(recordTimestampMillis, nowMillis));
  }
}
