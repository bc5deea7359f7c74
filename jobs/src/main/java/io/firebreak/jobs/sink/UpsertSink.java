package io.firebreak.jobs.sink;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.jdbc.JdbcExactlyOnceOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.writer.JdbcWriter;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.apache.flink.connector.jdbc.datasource.statements.JdbcQueryStatement;
import org.apache.flink.connector.jdbc.datasource.statements.SimpleJdbcQueryStatement;
import org.apache.flink.connector.jdbc.internal.JdbcOutputSerializer;

/**
 * The JDBC connector's upsert sink, at least once, with a whole batch of rows as one execution of
 * one statement: bound a row at a time, a row of many columns costs several times as much, here and
 * in the server.
 */
final class UpsertSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;
  private static final int RETRIES = 5;

  private final Table<T> table;
  private final JdbcConnectionProvider connections;
  private final int batchRows;
  private final long batchMillis;

  UpsertSink(Table<T> table, JdbcConnectionProvider connections, int batchRows, long batchMillis) {
    this.table = table;
    this.connections = connections;
    this.batchRows = batchRows;
    this.batchMillis = batchMillis;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    JdbcQueryStatement<Batch<T>> statement =
        new SimpleJdbcQueryStatement<>(table.upsertStatement(), table::bind);
    JdbcWriter<Batch<T>> writer =
        new JdbcWriter<>(
            connections,
            // A batch is one "row" of the connector, written as it comes.
            JdbcExecutionOptions.builder()
                .withBatchSize(1)
                .withBatchIntervalMs(0)
                .withMaxRetries(RETRIES)
                .build(),
            JdbcExactlyOnceOptions.defaults(),
            statement,
            JdbcOutputSerializer.of(null, false), // Batches are never copied.
            DeliveryGuarantee.AT_LEAST_ONCE,
            List.of(),
            context);
    return new UpsertWriter<>(
        writer, table, batchRows, batchMillis, context.getProcessingTimeService());
  }
}
