package io.firebreak.local.replay;

import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.RecordParser;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.match.IssueFeed;
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
 * Brings all issue definitions of a file; bad lines are passed over here and become dead letters
 * there.
 */
final class FileIssueFeed implements IssueFeed {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int maxLineBytes;
  private final RecordParser<IssueUpdate> parser;

  FileIssueFeed(Path file, int maxLineBytes, RecordParser<IssueUpdate> parser) {
    this.file = file.toString();
    this.maxLineBytes = maxLineBytes;
    this.parser = parser;
  }

  @Override
  public Reader open() throws IOException {
    Path path = Path.of(file);
    List<IssueUpdate> updates = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(path);
        InputStream stream = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        FileRecords.LineReader lines =
            new FileRecords.LineReader(stream, path.getFileName().toString(), 0, maxLineBytes)) {
      for (RawRecord line = lines.read(); line != null; line = lines.read()) {
        Parsed<IssueUpdate> update = parser.parse(line);
        if (update.isOk()) {
          updates.add(update.value());
        }
      }
    }
    return IssueFeed.readOnce(updates);
  }
}
