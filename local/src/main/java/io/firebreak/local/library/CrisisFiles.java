package io.firebreak.local.library;

import io.firebreak.local.effect.MentionFile;
import io.firebreak.local.effect.UnusableFileException;
import io.firebreak.models.calibration.PastCrises;
import io.firebreak.models.calibration.PastCrisis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Past crises from event files, one each, in the order of their names. */
public final class CrisisFiles implements PastCrises {

  private final TreeMap<String, Path> files = new TreeMap<>();
  private final String platform;
  private final Map<String, List<Long>> responses;
  private final Reader reader;

  /** Reads a file of mentions. */
  @FunctionalInterface
  public interface Reader {
    MentionFile read(Path file) throws IOException;
  }

  /**
   * Files of crises.
   *
   * @param platform that all mentions are of
   * @param responses times by the name of the crisis: that of its file without .csv and .gz
   * @throws UnusableFileException when two files have one name, or responses name no file
   */
  public CrisisFiles(
      List<Path> files, String platform, Map<String, List<Long>> responses, Reader reader)
      throws UnusableFileException {
    this.platform = platform;
    this.responses = responses;
    this.reader = reader;
    for (Path file : files) {
      if (this.files.put(name(file), file) != null) {
        throw new UnusableFileException(
            "Two event files are named %s: give each crisis a name of its own."
                .formatted(name(file)));
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("(?i)(\\.csv)?(\\.gz)?$", "");
  }

  /** True for the name of a crisis. */
  public boolean has(String name) {
    return files.containsKey(name);
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public void forEach(Taker taker) throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      taker.take(crisis(file.getKey(), reader.read(file.getValue())));
    }
  }

  private PastCrisis crisis(String name, MentionFile file) throws UnusableFileException {
    if (!file.form().kindsKnown()) {
      throw new UnusableFileException(
          "%s does not say which mentions are originals, so nothing can be learnt from it: it needs"
                  .formatted(file.name())
              + " is_original, or id and parent_id.");
    }
    List<PastCrisis.Link> links =
        file.links().stream()
            .map(link -> new PastCrisis.Link(link.parentMillis(), link.childMillis()))
            .toList();
    return new PastCrisis(
        name,
        List.of(new PastCrisis.OnPlatform(platform, file.mentions(), file.history(), links)),
        responses.getOrDefault(name, List.of()),
        file.endMillis());
  }
}
