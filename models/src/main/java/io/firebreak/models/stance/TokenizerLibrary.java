package io.firebreak.models.stance;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the tokenizer's native library, from a copy of its own for each class loader: a JVM refuses
 * to load one file for two of them, and a Flink cluster gives each job a class loader. The copy is
 * deleted once it is loaded.
 */
final class TokenizerLibrary {

  private static final String CACHE = "ENGINE_CACHE_DIR";

  static {
    // The library would otherwise report its use, look for a GPU, and fetch what it does not find.
    setUnlessSet("OPT_OUT_TRACKING", "true");
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("RUST_FLAVOR", "cpu");
    // Properties are of the whole process: one class loader at a time.
    synchronized (System.getProperties()) {
      loadFromCopy();
    }
  }

  private TokenizerLibrary() {}

  /**
   * Loads the library unless this was done.
   *
   * @throws ai.djl.engine.EngineException when it cannot be loaded here
   */
  static void load() {
    LibUtils.checkStatus();
  }

  private static void loadFromCopy() {
    String before = System.getProperty(CACHE);
    Path directory = null;
    try {
      directory = Files.createTempDirectory("firebreak-tokenizer");
      System.setProperty(CACHE, directory.toString());
      LibUtils.checkStatus();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write to " + System.getProperty("java.io.tmpdir") + ": set java.io.tmpdir", e);
    } finally {
      if (before == null) {
        System.clearProperty(CACHE);
      } else {
        System.setProperty(CACHE, before);
      }
      delete(directory);
    }
  }

  /**
   * Deletes what can be deleted; what is in use stays until the machine clears its temporary files.
   */
  private static void delete(Path directory) {
    if (directory == null) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      return;
    }
    for (Path file : files) {
      if (!file.toFile().delete()) {
        file.toFile().deleteOnExit();
      }
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
