package io.firebreak.jobs.ingest;

import io.firebreak.jobs.json.DeadLetterJson;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.models.data.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parses records; a bad one goes to the dead letters and never stops the job. */
public final class ParseRecords<T> extends ProcessFunction<RawRecord, T> {
  private static final long serialVersionUID = 1L;

  /** The way out for bad records. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters") {
        private static final long serialVersionUID = 1L;
      };

  private final RecordParser<T> parser;
  private transient Counter parsed;
  private transient Counter dead;

  public ParseRecords(RecordParser<T> parser) {
    this.parser = parser;
  }

  @Override
  public void open(OpenContext context) {
    parsed = getRuntimeContext().getMetricGroup().counter("parsed");
    dead = getRuntimeContext().getMetricGroup().counter("dead");
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<T> out) {
    Parsed<T> result = parser.parse(record);
    if (result.isOk()) {
      parsed.inc();
      out.collect(result.value());
    } else {
      dead.inc();
      context.output(DEAD_LETTERS, deadLetter(record, result.reason()));
    }
  }

  private static DeadLetter deadLetter(RawRecord record, String reason) {
    byte[] raw = record.value() == null ? new byte[0] : record.value();
    byte[] kept = DeadLetterJson.kept(raw);
    return new DeadLetter(
        record.topic(),
        record.partition(),
        record.offset(),
        kept.length == raw.length ? reason : reason + " (cut from " + raw.length + " bytes)",
        kept,
        record.timestampMillis());
  }
}
