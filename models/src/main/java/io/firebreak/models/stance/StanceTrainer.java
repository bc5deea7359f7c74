package io.firebreak.models.stance;

import io.firebreak.models.data.Stance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Trains the linear stance model from labelled texts: same files and seed, same bytes. Needs just
 * under 2 GB of heap for a hundred thousand texts. How its settings were chosen stands on the model
 * card.
 */
public final class StanceTrainer {

  /** A target with at least this many texts gets weights of its own beside the shared ones. */
  private static final int WELL_KNOWN = 200;

  /** Weight of data sets whose idea of stance is far from opinions on companies; others have 1. */
  private static final Map<String, Double> SOURCE_WEIGHTS =
      Map.of("wtwt", 0.3, "vast", 0.3, "covid19", 0.5, "mtcsd", 0.5, "pstance", 0.1);

  /** Larger data sets count with size^{this}, so that none drowns the others. */
  private static final double SIZE_POWER = 0.5;

  /** Data sets without a neutral class say nothing on how sure to be. */
  private static final String WITHOUT_NEUTRAL = "pstance";

  /** Training texts are cut here: articles would outweigh everything else in memory. */
  private static final int MAX_TRAINING_CHARS = 1_000;

  private StanceTrainer() {}

  /**
   * What a training gave.
   *
   * @param version of the model written
   * @param texts it was trained on
   * @param features that have a weight
   */
  public record Result(String version, int texts, int features) {}

  /**
   * Trains on every {@code *.jsonl.gz} of a directory and writes weights and checksum.
   *
   * @param dataDirectory lines {@code {"text","target","label","split"}}; rows of split {@code val}
   *     choose the temperatures only
   * @param outDirectory created when absent; files in it are replaced
   * @param seed orders the texts
   * @param progress told what is being done, one line each
   * @throws IOException when data cannot be read or the model not be written
   */
  public static Result train(
      Path dataDirectory, Path outDirectory, long seed, Consumer<String> progress)
      throws IOException {
    progress.accept("Reading labelled texts from " + dataDirectory);
    List<LabelledText> training = new ArrayList<>();
    List<LabelledText> choosing = new ArrayList<>();
    for (LabelledText row : LabelledText.readAll(dataDirectory)) {
      (row.choosing() ? choosing : training).add(row);
    }
    Collections.shuffle(training, new Random(seed));
    List<String> wellKnown = wellKnown(training);
    progress.accept(
        training.size() + " texts to train, " + choosing.size() + " to choose; taking features");
    Map<String, TargetMatcher> matchers = new HashMap<>();
    int[][] features = new int[training.size()][];
    int[] lengths = new int[training.size()];
    int[] labels = new int[training.size()];
    for (int i = 0; i < features.length; i++) {
      LabelledText row = training.get(i);
      int[] shared = features(row, matchers);
      lengths[i] = shared.length;
      features[i] = withCopies(shared, TargetMatcher.squeeze(row.target()), wellKnown);
      labels[i] = label(row);
    }
    LinearFit fit = LinearFit.of(features, lengths, labels, weights(training), progress);
    LinearWeights weights = fit.quantised(wellKnown);
    progress.accept("Choosing temperatures on " + choosing.size() + " texts");
    weights = calibrated(weights, choosing, matchers);
    String version = StanceArtifact.write(outDirectory, weights);
    progress.accept("Wrote " + version + " with " + weights.features() + " features");
    return new Result(version, training.size(), weights.features());
  }

  private static int[] features(LabelledText row, Map<String, TargetMatcher> matchers) {
    String text = row.text();
    return StanceFeatures.of(
        text.substring(0, Math.min(text.length(), MAX_TRAINING_CHARS)),
        matchers.computeIfAbsent(
            row.target(), name -> new TargetMatcher(new Target(name, List.of()))));
  }

  private static int[] withCopies(int[] shared, String target, List<String> wellKnown) {
    if (Collections.binarySearch(wellKnown, target) < 0) {
      return shared;
    }
    int hash = target.hashCode();
    int[] both = java.util.Arrays.copyOf(shared, shared.length * 2);
    for (int i = 0; i < shared.length; i++) {
      both[shared.length + i] = StanceFeatures.copyFor(hash, shared[i]);
    }
    return both;
  }

  private static List<String> wellKnown(List<LabelledText> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(TargetMatcher.squeeze(row.target()), 1, Integer::sum));
    counts.values().removeIf(count -> count < WELL_KNOWN);
    return List.copyOf(counts.keySet());
  }

  private static int label(LabelledText row) {
    return switch (row.label()) {
      case CRITIC -> 0;
      case SUPPORTER -> 1;
      case NEUTRAL -> 2;
      case UNCLASSIFIED ->
          throw new IllegalArgumentException(
              "a text of "
                  + row.dataSet()
                  + " has the label "
                  + Stance.UNCLASSIFIED.name().toLowerCase(Locale.ROOT));
    };
  }

  /** In each data set all stances weigh the same; the mean weight is 1. */
  private static float[] weights(List<LabelledText> rows) {
    Map<String, Integer> sizes = new HashMap<>();
    Map<String, Integer> classes = new HashMap<>();
    for (LabelledText row : rows) {
      sizes.merge(row.dataSet(), 1, Integer::sum);
      classes.merge(row.dataSet() + "/" + row.label(), 1, Integer::sum);
    }
    float[] weights = new float[rows.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      LabelledText row = rows.get(i);
      double size = sizes.get(row.dataSet());
      double classShare = classes.get(row.dataSet() + "/" + row.label()) / size;
      double weight =
          Math.pow(size, -SIZE_POWER)
              / classShare
              * SOURCE_WEIGHTS.getOrDefault(row.dataSet(), 1.0);
      weights[i] = (float) weight;
      sum += weight;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (weights[i] * weights.length / sum);
    }
    return weights;
  }

  private static LinearWeights calibrated(
      LinearWeights weights, List<LabelledText> choosing, Map<String, TargetMatcher> matchers) {
    List<Temperature.Case> known = new ArrayList<>();
    List<Temperature.Case> unseen = new ArrayList<>();
    for (LabelledText row : choosing) {
      if (row.dataSet().equals(WITHOUT_NEUTRAL)) {
        continue;
      }
      int[] features = features(row, matchers);
      String name = TargetMatcher.squeeze(row.target());
      int label = label(row);
      known.add(new Temperature.Case(row.dataSet(), weights.scores(features, name), label));
      unseen.add(new Temperature.Case(row.dataSet(), weights.scores(features, ""), label));
    }
    return weights.withTemperatures(Temperature.best(known), Temperature.best(unseen));
  }
}
