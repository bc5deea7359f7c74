package io.firebreak.models.calibration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The finished batches of a calibration, one a line, so that a run that was cut off goes on. A line
 * without its end is ignored and its batch is run again; a file of another plan is begun anew.
 */
final class ProgressFile {
  private static final String HEAD = "firebreak calibration 1: ";
  private static final String END = " .";

  private final Path file;
  private final Map<String, List<TrialOutcome>> finished = new ConcurrentHashMap<>();

  private ProgressFile(Path file) {
    this.file = file;
  }

  /**
   * Opens a file, or keeps all in memory.
   *
   * @param file null for none
   */
  static ProgressFile open(Path file, String fingerprint) throws IOException {
    ProgressFile progress = new ProgressFile(file);
    if (file != null) {
      progress.load(HEAD + fingerprint);
    }
    return progress;
  }

  private void load(String head) throws IOException {
    boolean isOurs = false;
    List<String> whole = new ArrayList<>();
    if (Files.exists(file)) {
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        String line = reader.readLine();
        isOurs = head.equals(line);
        while (isOurs && (line = reader.readLine()) != null) {
          if (read(line)) {
            whole.add(line);
          }
        }
      }
    }
    // Written anew, so that what a broken line has left never mixes with the next one.
    whole.add(0, head);
    Files.write(file, whole, StandardCharsets.UTF_8);
  }

  private boolean read(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !line.endsWith(END)) {
      return false;
    }
    try {
      List<TrialOutcome> outcomes = new ArrayList<>();
      for (String outcome : parts[1].split(";", -1)) {
        outcomes.add(TrialOutcome.parse(outcome));
      }
      finished.put(parts[0], List.copyOf(outcomes));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The outcomes of a batch; null when it is not finished. */
  List<TrialOutcome> get(String batch) {
    return finished.get(batch);
  }

  /**
   * Adds a finished batch.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  synchronized void put(String batch, List<TrialOutcome> outcomes) {
    finished.put(batch, List.copyOf(outcomes));
    if (file != null) {
      String line =
          batch
              + " "
              + outcomes.stream().map(TrialOutcome::line).collect(Collectors.joining(";"))
              + END
              + "\n";
      try {
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write finished trials to " + file, e);
      }
    }
  }
}
