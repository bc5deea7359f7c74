package io.firebreak.local.cli;

import io.firebreak.models.stance.LinearStanceClassifier;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of commands that judge texts: which model does. */
public final class ModelOptions {

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A model that train-stance wrote. Default: the one shipped with Firebreak.")
  private Path directory;

  /** Loads the model. */
  public LinearStanceClassifier load() {
    try {
      return directory == null
          ? LinearStanceClassifier.shipped()
          : LinearStanceClassifier.load(directory);
    } catch (IllegalStateException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (ExceptionInInitializerError e) {
      // The shipped model is loaded by a class's initializer.
      throw new CommandFailure(e.getCause().getMessage(), e.getCause());
    }
  }
}
