package io.firebreak.models.stance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.firebreak.models.labels.ErrorPrior;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All that is measured of the stance models: what the model card is written from.
 *
 * @param goals one per mode that has scores of its own: fast, then accurate; auto gives the scores
 *     of accurate
 * @param speeds of all three modes
 * @param fast the linear model on every test set
 * @param accurate the mode accurate on every test set
 * @param priors of the models' errors on companies that they do not know; see {@link LabelGoals}
 */
public record StanceReport(
    List<StanceGoals> goals,
    List<Speed> speeds,
    StanceEvaluation fast,
    StanceEvaluation accurate,
    List<ErrorPrior> priors) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static final String GOALS = "stance-goals.json";

  private static final int FAST_TEXTS = 20_000;
  private static final int ENCODER_TEXTS = 2_000;
  private static final int MEMORY = 10_000;
  private static final double REPOSTS = 0.6;

  /**
   * The speed of one mode.
   *
   * @param mode word of a {@link StanceMode}
   * @param what the texts were
   * @param textsPerCpuSecond see {@link SpeedTrial}
   * @param wanted what is asked
   */
  public record Speed(String mode, String what, double textsPerCpuSecond, double wanted) {}

  /**
   * Measures the two models and the modes made of them.
   *
   * @param linear judges in the mode fast
   * @param encoder judges in the mode accurate
   * @param data a folder of labelled texts, {@code *.jsonl.gz}, or the folder above its {@code
   *     test}; with {@code train} beside it, goals on labels heed the brands held out of training
   * @param seed of the bootstrap
   * @param progress told what is being done, one line each
   * @throws IOException when the data cannot be read
   */
  public static StanceReport measure(
      LinearStanceClassifier linear,
      EncoderStanceClassifier encoder,
      Path data,
      long seed,
      Consumer<String> progress)
      throws IOException {
    Path tests = Files.isDirectory(data.resolve("test")) ? data.resolve("test") : data;
    List<StanceGoals> goals = new ArrayList<>();
    for (StanceMode mode : List.of(StanceMode.FAST, StanceMode.ACCURATE)) {
      StanceJudge judge = new StanceJudge(mode, linear, encoder, MEMORY);
      goals.add(GoalsEvaluator.evaluate(mode.word(), judge.asClassifier(), tests, seed, progress));
    }
    LabelGoals labels = LabelGoals.measure(linear, encoder, data, seed, progress);
    goals.add(goals.remove(goals.size() - 1).with(labels.goals()));
    progress.accept("Measuring speeds");
    List<String> texts =
        LabelledText.readAll(tests).stream().map(LabelledText::text).limit(10_000).toList();
    List<Speed> speeds = speeds(linear, encoder, texts);
    return new StanceReport(
        List.copyOf(goals),
        speeds,
        StanceEvaluator.evaluate(linear, tests, seed, progress),
        StanceEvaluator.evaluate(
            new StanceJudge(StanceMode.ACCURATE, linear, encoder, MEMORY).asClassifier(),
            tests,
            seed,
            progress),
        labels.priors());
  }

  /**
   * The speeds of the three modes, on texts of about 30 tokens among these.
   *
   * @param linear judges in the mode fast
   * @param encoder judges in the mode accurate
   * @param texts see {@link SpeedTrial}
   */
  public static List<Speed> speeds(
      LinearStanceClassifier linear, EncoderStanceClassifier encoder, List<String> texts) {
    return List.of(
        speed(linear, encoder, StanceMode.FAST, texts, FAST_TEXTS, 0, 50_000),
        speed(linear, encoder, StanceMode.ACCURATE, texts, ENCODER_TEXTS, 0, 400),
        speed(linear, encoder, StanceMode.AUTO, texts, ENCODER_TEXTS, REPOSTS, 1_000));
  }

  private static Speed speed(
      LinearStanceClassifier linear,
      EncoderStanceClassifier encoder,
      StanceMode mode,
      List<String> texts,
      int count,
      double reposts,
      double wanted) {
    StanceJudge judge = new StanceJudge(mode, linear, encoder, MEMORY);
    return new Speed(
        mode.word(),
        reposts > 0 ? Math.round(reposts * 100) + " % reposts" : "no reposts",
        SpeedTrial.textsPerCpuSecond(judge, texts, count, reposts, 1),
        wanted);
  }

  /** Writes the figures for programs into a folder: one file for each model, one for the goals. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ErrorPrior.write(priors, folder);
    StanceMetrics.of(fast).write(folder);
    StanceMetrics.of(accurate).writeTo(folder.resolve(EncoderArtifact.METRICS));
    Files.write(
        folder.resolve(GOALS),
        (JSON.writeValueAsString(new Goals(goals, speeds)) + "\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  /** What is asked and what is reached by the shipped models, as it stands on the model card. */
  public static Goals shippedGoals() {
    try {
      return JSON.readValue(StanceArtifact.ofClassPath().bytes(GOALS), Goals.class);
    } catch (IOException e) {
      throw new IllegalStateException(GOALS + " is damaged: install Firebreak again", e);
    }
  }

  /**
   * What {@value #GOALS} holds.
   *
   * @param goals fast, then accurate
   * @param speeds of all modes
   */
  public record Goals(List<StanceGoals> goals, List<Speed> speeds) {

    /** The table that the README shows. */
    public String summary() {
      return StanceCard.summary(goals, speeds);
    }
  }
}
