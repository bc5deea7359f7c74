package io.firebreak.jobs.ingest;

import java.io.Serializable;

/** What time it is, for telling times in the future; fixed in a replay. */
@FunctionalInterface
public interface IngestClock extends Serializable {
  long nowMillis();

  /** The machine's clock. */
  static IngestClock system() {
    return System::currentTimeMillis;
  }

  /** A clock that stands still. */
  static IngestClock fixed(long millis) {
    return () -> millis;
  }
}
