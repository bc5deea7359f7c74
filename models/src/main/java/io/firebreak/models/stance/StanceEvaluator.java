package io.firebreak.models.stance;

import io.firebreak.models.stance.StanceEvaluation.DataSetScore;
import io.firebreak.models.stance.StanceEvaluation.Interval;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Measures any stance classifier against human judgement. */
public final class StanceEvaluator {

  private static final int RESAMPLES = 1_000;
  private static final int BINS = 10;
  private static final int UNCLASSIFIED = 3;
  private static final Target NOBODY = new Target("Zzyzxqq", List.of());

  private StanceEvaluator() {}

  /**
   * Judges every row of every {@code *.jsonl.gz} of a directory as English, with no alias but those
   * that follow from the target's name.
   *
   * @param classifier the model
   * @param testDirectory lines {@code {"text","target","label"}}
   * @param seed of the bootstrap
   * @param progress told what is being done, one line each
   * @throws IOException when the data cannot be read
   */
  public static StanceEvaluation evaluate(
      StanceClassifier classifier, Path testDirectory, long seed, Consumer<String> progress)
      throws IOException {
    Map<String, List<LabelledText>> byDataSet = new TreeMap<>();
    List<LabelledText> rows = LabelledText.readAll(testDirectory);
    rows.forEach(
        row -> byDataSet.computeIfAbsent(row.dataSet(), name -> new ArrayList<>()).add(row));
    List<DataSetScore> scores = new ArrayList<>();
    long cpuNanos = 0;
    for (var entry : byDataSet.entrySet()) {
      progress.accept("Judging " + entry.getValue().size() + " texts of " + entry.getKey());
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Judged judged = judge(classifier, entry.getValue());
      cpuNanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      scores.add(score(entry.getKey(), judged, blind(classifier, entry.getValue()), seed));
    }
    return new StanceEvaluation(
        classifier.version(), List.copyOf(scores), rows.size() / Math.max(1e-9, cpuNanos / 1e9));
  }

  /** Per text: human stance, judged stance ({@value #UNCLASSIFIED} for none), how sure. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Judged(int[] human, int[] judged, double[] sure) {}

  private static Judged judge(StanceClassifier classifier, List<LabelledText> rows) {
    int[] human = new int[rows.size()];
    int[] judged = new int[rows.size()];
    double[] sure = new double[rows.size()];
    for (int i = 0; i < human.length; i++) {
      LabelledText row = rows.get(i);
      Target target = new Target(row.target(), List.of());
      StanceScore score = classifier.classify("en", null, row.text(), target);
      human[i] = Confusion.ORDER.indexOf(row.label());
      judged[i] = index(score);
      if (judged[i] != UNCLASSIFIED) {
        sure[i] = Math.max(score.critic(), Math.max(score.supporter(), score.neutral()));
      }
    }
    return new Judged(human, judged, sure);
  }

  private static int index(StanceScore score) {
    int index = Confusion.ORDER.indexOf(score.stance());
    return index < 0 ? UNCLASSIFIED : index;
  }

  private static double blind(StanceClassifier classifier, List<LabelledText> rows) {
    long[][] counts = new long[3][3];
    for (LabelledText row : rows) {
      int judged = index(classifier.classify("en", null, row.text(), NOBODY));
      if (judged != UNCLASSIFIED) {
        counts[Confusion.ORDER.indexOf(row.label())][judged]++;
      }
    }
    return Confusion.of(counts, 0).macroF1();
  }

  private static DataSetScore score(String name, Judged judged, double blind, long seed) {
    Confusion confusion = confusion(judged, null);
    SplittableRandom random = new SplittableRandom(seed ^ name.hashCode());
    List<Confusion> resampled = new ArrayList<>(RESAMPLES);
    int[] picks = new int[judged.human().length];
    for (int i = 0; i < RESAMPLES; i++) {
      Arrays.setAll(picks, at -> random.nextInt(picks.length));
      resampled.add(confusion(judged, picks));
    }
    return new DataSetScore(
        name,
        confusion,
        interval(confusion, resampled, Confusion::accuracy),
        interval(confusion, resampled, Confusion::macroF1),
        interval(confusion, resampled, Confusion::opinionF1),
        calibrationError(judged),
        blind);
  }

  private static Confusion confusion(Judged judged, int[] picks) {
    long[][] counts = new long[3][3];
    long unclassified = 0;
    for (int i = 0; i < judged.human().length; i++) {
      int at = picks == null ? i : picks[i];
      if (judged.judged()[at] == UNCLASSIFIED) {
        unclassified++;
      } else {
        counts[judged.human()[at]][judged.judged()[at]]++;
      }
    }
    return Confusion.of(counts, unclassified);
  }

  private static Interval interval(
      Confusion all, List<Confusion> resampled, ToDoubleFunction<Confusion> measure) {
    double[] values = resampled.stream().mapToDouble(measure).sorted().toArray();
    return new Interval(
        measure.applyAsDouble(all),
        values[(int) (0.025 * values.length)],
        values[(int) (0.975 * values.length)]);
  }

  private static double calibrationError(Judged judged) {
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    int texts = 0;
    for (int i = 0; i < judged.sure().length; i++) {
      if (judged.judged()[i] != UNCLASSIFIED) {
        int bin = Math.min(BINS - 1, (int) (judged.sure()[i] * BINS));
        sure[bin] += judged.sure()[i];
        right[bin] += judged.human()[i] == judged.judged()[i] ? 1 : 0;
        texts++;
      }
    }
    double gap = 0;
    for (int bin = 0; bin < BINS; bin++) {
      gap += Math.abs(sure[bin] - right[bin]);
    }
    return texts == 0 ? 0 : gap / texts;
  }
}
