package io.firebreak.models.stance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.firebreak.models.stance.StanceEvaluation.DataSetScore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The held-out scores of a model in a form for programs: what to expect of it on new texts, and the
 * confusion matrix by which observed shares of stances can be corrected.
 *
 * @param model version of the model
 * @param dataSets one per test file, in the order of their names
 */
public record StanceMetrics(String model, List<DataSetScore> dataSets) {

  /** The data set whose companies, and whose industry, the model never saw in training. */
  public static final String UNSEEN_COMPANIES = "brand_airline";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The scores of {@link LinearStanceClassifier#shipped()}. */
  public static StanceMetrics shipped() {
    return read(StanceArtifact.METRICS);
  }

  /** The scores of the shipped model that judges in a mode while nothing is overloaded. */
  public static StanceMetrics shipped(StanceMode mode) {
    return mode == StanceMode.FAST ? shipped() : read(EncoderArtifact.METRICS);
  }

  private static StanceMetrics read(String file) {
    try {
      return JSON.readValue(StanceArtifact.ofClassPath().bytes(file), StanceMetrics.class);
    } catch (IOException e) {
      throw new IllegalStateException(file + " is damaged: install Firebreak again", e);
    }
  }

  /** The scores that an evaluation found. */
  public static StanceMetrics of(StanceEvaluation evaluation) {
    return new StanceMetrics(evaluation.model(), evaluation.dataSets());
  }

  /** Writes {@value StanceArtifact#METRICS} beside a model's weights. */
  public void write(Path directory) throws IOException {
    writeTo(directory.resolve(StanceArtifact.METRICS));
  }

  void writeTo(Path file) throws IOException {
    Files.write(file, (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The scores on one data set.
   *
   * @throws IllegalArgumentException when the model was not measured on it
   */
  public DataSetScore on(String dataSet) {
    return dataSets.stream()
        .filter(score -> score.name().equals(dataSet))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(model + " was not measured on " + dataSet));
  }
}
