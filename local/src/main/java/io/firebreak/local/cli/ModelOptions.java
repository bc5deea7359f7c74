package io.firebreak.local.cli;

import io.firebreak.models.stance.LinearStanceClassifier;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Options of commands that judge texts: which model does. */
public final class ModelOptions {

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "A linear model that train-stance wrote. Default: the models shipped with Firebreak.")
  private Path directory;

  /** Whether a model other than the shipped ones is asked for. */
  boolean isOwn() {
    return directory != null;
  }

  /** The linear model that is asked for. */
  LinearStanceClassifier loadOwn() {
    return loading(() -> LinearStanceClassifier.load(directory));
  }

  /** Loads shipped models; a missing or damaged file is told in one line. */
  static <T> T loading(Supplier<T> loader) {
    try {
      return loader.get();
    } catch (IllegalStateException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (ExceptionInInitializerError e) {
      // The shipped linear model is loaded by a class's initializer.
      throw new CommandFailure(e.getCause().getMessage(), e.getCause());
    }
  }
}
