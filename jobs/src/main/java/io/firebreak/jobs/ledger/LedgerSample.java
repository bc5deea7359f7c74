package io.firebreak.jobs.ledger;

import io.firebreak.jobs.cells.CellBundle;
import io.firebreak.models.data.ScoredMention;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The ledger's state after some mentions, without Flink: to measure what it holds. */
public final class LedgerSample {
  private final Ledger ledger;
  private final Map<Integer, LedgerBucket> buckets = new HashMap<>();

  /**
   * An empty ledger.
   *
   * @param horizonMillis how long mentions are kept
   */
  public LedgerSample(long horizonMillis) {
    ledger = new Ledger(horizonMillis);
  }

  /** Counts a mention once; what that changes is added to the cells. */
  public void count(ScoredMention mention, CellBundle cells) {
    MentionCount count = MentionCount.of(mention);
    LedgerBucket bucket = buckets.computeIfAbsent(LedgerBucket.of(count), at -> new LedgerBucket());
    LedgerEntry old = bucket.find(count);
    LedgerEntry before =
        old == null
            ? LedgerEntry.of(count, count.issueId().intern(), count.platform().intern())
            : old;
    LedgerEntry now = ledger.apply(before, count, Long.MIN_VALUE, cells);
    if (now != before) {
      bucket.put(old, now);
    }
  }

  /** Bytes of all buckets in a checkpoint. */
  public long checkpointBytes() throws IOException {
    LedgerBucketSerializer serializer = new LedgerBucketSerializer();
    DataOutputSerializer bytes = new DataOutputSerializer(1 << 16);
    long size = 0;
    for (LedgerBucket bucket : buckets.values()) {
      bytes.clear();
      serializer.serialize(bucket, bytes);
      size += bytes.length();
    }
    return size;
  }
}
