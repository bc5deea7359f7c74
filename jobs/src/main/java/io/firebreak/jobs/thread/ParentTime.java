package io.firebreak.jobs.thread;

import io.firebreak.jobs.types.Bytes;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * When the parent of a mention was published.
 *
 * @param key the parent
 * @param publishedAtMillis of its revisions the earliest time, whichever of them came first
 */
public record ParentTime(String key, long publishedAtMillis) {

  static void write(ParentTime parent, DataOutputView out) throws IOException {
    Bytes.writeText(parent.key(), out);
    out.writeLong(parent.publishedAtMillis());
  }

  static ParentTime read(DataInputView in) throws IOException {
    return new ParentTime(Bytes.readText(in), in.readLong());
  }
}
