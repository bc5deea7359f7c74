package io.firebreak.local.replay;

import io.firebreak.jobs.source.RawRecord;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.MapFunction;

/** Fails the job twice, at two places of the input, however often it is started again. */
final class FailTwice implements MapFunction<RawRecord, RawRecord> {
  private static final long serialVersionUID = 1L;
  private static final AtomicInteger FAILURES = new AtomicInteger();
  private static final AtomicLong SEEN = new AtomicLong();

  private final long firstAt;
  private final long secondAt;

  FailTwice(long firstAt, long secondAt) {
    this.firstAt = firstAt;
    this.secondAt = secondAt;
    FAILURES.set(0);
    SEEN.set(0);
  }

  static int failures() {
    return FAILURES.get();
  }

  @Override
  public RawRecord map(RawRecord record) {
    long seen = SEEN.incrementAndGet();
    if ((FAILURES.get() == 0 && seen >= firstAt) || (FAILURES.get() == 1 && seen >= secondAt)) {
      throw new IllegalStateException("induced failure " + FAILURES.incrementAndGet());
    }
    return record;
  }
}
