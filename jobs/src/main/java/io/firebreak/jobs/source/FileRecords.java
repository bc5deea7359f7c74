package io.firebreak.jobs.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * Reads a file of JSON lines (gzip is undone by the file source, by the name's ending) as raw
 * records. Empty lines are passed over. A line longer than the limit is cut one byte beyond it, so
 * that memory is bounded and ingest still sees that it is too large.
 */
public final class FileRecords extends SimpleStreamFormat<RawRecord> {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final long timestampMillis;
  private final int maxLineBytes;

  /**
   * @param name what the records' {@code topic} is to be: the file's name
   * @param timestampMillis timestamp of every record
   * @param maxLineBytes longest line kept whole
   */
  public FileRecords(String name, long timestampMillis, int maxLineBytes) {
    this.name = name;
    this.timestampMillis = timestampMillis;
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  public Reader<RawRecord> createReader(Configuration config, FSDataInputStream stream) {
    return new LineReader(stream, name, timestampMillis, maxLineBytes);
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return TypeInformation.of(RawRecord.class);
  }

  /** Reads raw records from a stream, line by line. */
  public static final class LineReader implements StreamFormat.Reader<RawRecord> {
    private final InputStream stream;
    private final String name;
    private final long timestampMillis;
    private final int maxLineBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    private long number;

    /** See {@link FileRecords#FileRecords}; closes the stream when it is closed. */
    public LineReader(InputStream stream, String name, long timestampMillis, int maxLineBytes) {
      this.stream = new BufferedInputStream(stream, 1 << 16);
      this.name = name;
      this.timestampMillis = timestampMillis;
      this.maxLineBytes = maxLineBytes;
    }

    @Override
    public RawRecord read() throws IOException {
      while (true) {
        line.reset();
        int next = stream.read();
        if (next < 0) {
          return null;
        }
        while (next >= 0 && next != '\n') {
          if (line.size() <= maxLineBytes) {
            line.write(next);
          }
          next = stream.read();
        }
        byte[] bytes = withoutCarriageReturn(line.toByteArray());
        long offset = number++;
        if (bytes.length > 0) {
          return new RawRecord(name, 0, offset, timestampMillis, null, bytes);
        }
      }
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }

    private static byte[] withoutCarriageReturn(byte[] bytes) {
      int last = bytes.length - 1;
      return last >= 0 && bytes[last] == '\r' ? Arrays.copyOf(bytes, last) : bytes;
    }
  }
}
