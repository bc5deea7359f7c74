package io.firebreak.local.replay;

import io.firebreak.jobs.ingest.RecordParser;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.source.FileRecords;
import io.firebreak.jobs.source.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Brings all definitions of a file; bad lines are passed over here and become dead letters there.
 */
final class FileDefinitionFeed<T> implements DefinitionFeed<T> {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long timestampMillis;
  private final int maxLineBytes;
  private final RecordParser<T> parser;

  FileDefinitionFeed(Path file, long timestampMillis, int maxLineBytes, RecordParser<T> parser) {
    this.file = file.toString();
    this.timestampMillis = timestampMillis;
    this.maxLineBytes = maxLineBytes;
    this.parser = parser;
  }

  @Override
  public Reader<T> open() throws IOException {
    Path path = Path.of(file);
    List<T> updates = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(path);
        InputStream stream = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        FileRecords.LineReader lines =
            new FileRecords.LineReader(
                stream, path.getFileName().toString(), timestampMillis, maxLineBytes)) {
      for (RawRecord line = lines.read(); line != null; line = lines.read()) {
        Parsed<T> update = parser.parse(line);
        if (update.isOk()) {
          updates.add(update.value());
        }
      }
    }
    return DefinitionFeed.readOnce(updates);
  }
}
