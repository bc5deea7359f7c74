package io.firebreak.jobs.sink;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Gathers rows to batches in which no key comes twice (one statement may change a row only once);
 * of rows with one key the last stands. A batch goes on when it is full, when its time is over, and
 * before a checkpoint.
 */
final class UpsertWriter<T> implements SinkWriter<T> {
  private final SinkWriter<Batch<T>> batches;
  private final Function<T, Object> key;
  private final int batchRows;
  private final long batchMillis;
  private final ProcessingTimeService clock;
  private final Map<Object, Integer> places = new HashMap<>();
  private final Batch<T> rows;
  private boolean closed;

  UpsertWriter(
      SinkWriter<Batch<T>> batches,
      Table<T> table,
      int batchRows,
      long batchMillis,
      ProcessingTimeService clock) {
    this.batches = batches;
    this.key = table.key();
    this.rows = new Batch<>(table.columns());
    this.batchRows = batchRows;
    this.batchMillis = batchMillis;
    this.clock = clock;
    wakeLater();
  }

  private void wakeLater() {
    clock.registerTimer(
        clock.getCurrentProcessingTime() + batchMillis,
        now -> {
          if (!closed) {
            send();
            wakeLater();
          }
        });
  }

  @Override
  public void write(T row, Context context) throws IOException, InterruptedException {
    Integer place = places.putIfAbsent(key.apply(row), rows.size());
    if (place == null) {
      rows.add(row);
    } else {
      rows.set(place, row);
    }
    if (rows.size() >= batchRows) {
      send();
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    send();
    batches.flush(endOfInput);
  }

  private void send() throws IOException, InterruptedException {
    if (rows.size() > 0) {
      batches.write(rows, null); // Written when this returns, so that the room can be used again.
      rows.clear();
      places.clear();
    }
  }

  @Override
  public void close() throws Exception {
    closed = true;
    batches.close();
  }
}
