package io.firebreak.jobs.json;

import io.firebreak.models.data.ScoredMention;
import java.io.Serializable;
import java.util.Set;

/**
 * Bytes of the topic {@code scored-mentions} to {@link ScoredMention}, the inverse of {@link
 * ScoredMentionJson}. Immutable and safe for use by many threads.
 */
public final class ScoredMentionParser implements Serializable {
  private static final long serialVersionUID = 1;

  /** The ways in which a mention comes to an issue. */
  public static final Set<String> MATCHED_BY = Set.of("text", "link", "reply", "repost", "quote");

  private final JsonRecords records;

  /** A parser under {@link ParseLimits#DEFAULT}. */
  public ScoredMentionParser() {
    this(ParseLimits.DEFAULT);
  }

  /** A parser under other limits. */
  public ScoredMentionParser(ParseLimits limits) {
    this.records = new JsonRecords(limits);
  }

  /** Parses one record. */
  public Parsed<ScoredMention> parse(byte[] value) {
    return records.read(value, in -> new ScoredMentionFields(records.limits()).read(in).check());
  }
}
