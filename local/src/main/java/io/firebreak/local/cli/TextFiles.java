package io.firebreak.local.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** UTF-8 text in files, compressed where the name ends in {@code .gz}. */
final class TextFiles {

  private static final int BUFFER = 1 << 16;

  private TextFiles() {}

  /** Fills a file. */
  @FunctionalInterface
  interface Filling {
    void fill(BufferedWriter writer) throws IOException;
  }

  /** Opens a file; bytes that are no UTF-8 are read as replacement characters. */
  static BufferedReader read(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      InputStream plain = isCompressed(file) ? new GZIPInputStream(bytes, BUFFER) : bytes;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** Writes a whole file or none: what was there stays until the new one is complete. */
  static void write(Path file, Filling filling) throws IOException {
    Path target = file.toAbsolutePath();
    if (!Files.isDirectory(target.getParent())) {
      throw new CommandFailure(
          "There is no directory %s: make it, or name another file.".formatted(target.getParent()));
    }
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      OutputStream bytes = Files.newOutputStream(beside);
      try (OutputStream plain = isCompressed(file) ? new GZIPOutputStream(bytes, BUFFER) : bytes;
          var writer =
              new BufferedWriter(new OutputStreamWriter(plain, StandardCharsets.UTF_8), BUFFER)) {
        filling.fill(writer);
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static boolean isCompressed(Path file) {
    return file.getFileName().toString().endsWith(".gz");
  }
}
