package io.firebreak.jobs.thread;

import io.firebreak.jobs.types.Bytes;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link ThreadLink} within other records. */
final class ThreadLinkBytes {
  private static final List<String> RELATIONS = List.of("repost", "quote", "reply");

  private ThreadLinkBytes() {}

  static void write(ThreadLink link, DataOutputView out) throws IOException {
    Bytes.writeText(link.key(), out);
    out.writeByte(RELATIONS.indexOf(link.relation()));
  }

  static ThreadLink read(DataInputView in) throws IOException {
    return new ThreadLink(Bytes.readText(in), RELATIONS.get(in.readByte()));
  }
}
