package io.firebreak.models.stance;

import io.firebreak.models.data.Stance;
import java.util.List;

/**
 * How judged stances agree with human ones. Both axes are in the order critic, supporter, neutral.
 *
 * @param counts texts by human stance (rows) and by judged stance (columns)
 * @param unclassified texts the model did not judge; they count as wrong in accuracy and recall
 */
public record Confusion(List<List<Long>> counts, long unclassified) {

  /** The order of both axes. */
  public static final List<Stance> ORDER = List.of(Stance.CRITIC, Stance.SUPPORTER, Stance.NEUTRAL);

  /** From plain arrays, {@code [human][judged]}. */
  public static Confusion of(long[][] counts, long unclassified) {
    return new Confusion(List.of(row(counts[0]), row(counts[1]), row(counts[2])), unclassified);
  }

  private static List<Long> row(long[] counts) {
    return List.of(counts[0], counts[1], counts[2]);
  }

  private long at(int human, int judged) {
    return counts.get(human).get(judged);
  }

  private long human(int stance) {
    return at(stance, 0) + at(stance, 1) + at(stance, 2);
  }

  private long judged(int stance) {
    return at(0, stance) + at(1, stance) + at(2, stance);
  }

  /** All texts, the unclassified among them. */
  public long texts() {
    return human(0) + human(1) + human(2) + unclassified;
  }

  /** Share of texts judged as the humans did; 0 when there are none. */
  public double accuracy() {
    return share(at(0, 0) + at(1, 1) + at(2, 2), texts());
  }

  /** Right among those judged so; 0 when none were. */
  public double precision(Stance stance) {
    int i = ORDER.indexOf(stance);
    return share(at(i, i), judged(i));
  }

  /** Judged so among those that are, the unclassified left out; 0 when there are none. */
  public double recall(Stance stance) {
    int i = ORDER.indexOf(stance);
    return share(at(i, i), human(i));
  }

  /** 2 P R / (P + R); 0 when nothing was right. */
  public double f1(Stance stance) {
    int i = ORDER.indexOf(stance);
    return share(2 * at(i, i), human(i) + judged(i));
  }

  /** Mean F1 of the three stances, each counting the same. */
  public double macroF1() {
    return ORDER.stream().mapToDouble(this::f1).sum() / ORDER.size();
  }

  /** Mean F1 of critic and supporter: SemEval-2016's "F(favor, against)" over all targets. */
  public double opinionF1() {
    return (f1(Stance.CRITIC) + f1(Stance.SUPPORTER)) / 2;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
