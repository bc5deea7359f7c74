package io.firebreak.jobs.source;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.source.hybrid.HybridSource;
import org.apache.flink.connector.file.src.FileSource;

/** Bounded sources over files of JSON lines. */
public final class FileSources {
  private FileSources() {}

  /**
   * One source that reads the files one after another, each from its first line to its last, so
   * that records keep the order in which they stand.
   *
   * @param files at least one file; names ending in .gz are unpacked
   * @param timestampMillis timestamp of every record
   * @param maxLineBytes longest line kept whole
   */
  public static Source<RawRecord, ?, ?> inOrder(
      List<Path> files, long timestampMillis, int maxLineBytes) {
    HybridSource.HybridSourceBuilder<RawRecord, ?> chain =
        HybridSource.builder(one(files.get(0), timestampMillis, maxLineBytes));
    for (Path file : files.subList(1, files.size())) {
      chain = chain.addSource(one(file, timestampMillis, maxLineBytes));
    }
    return chain.build();
  }

  private static FileSource<RawRecord> one(Path file, long timestampMillis, int maxLineBytes) {
    FileRecords format =
        new FileRecords(file.getFileName().toString(), timestampMillis, maxLineBytes);
    return FileSource.forRecordStreamFormat(format, new org.apache.flink.core.fs.Path(file.toUri()))
        .build();
  }
}
