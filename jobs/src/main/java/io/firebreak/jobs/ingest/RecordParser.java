package io.firebreak.jobs.ingest;

import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.source.RawRecord;
import java.io.Serializable;

/** Parses one record; bad input is a reason, never an exception. */
@FunctionalInterface
public interface RecordParser<T> extends Serializable {
  Parsed<T> parse(RawRecord record);
}
