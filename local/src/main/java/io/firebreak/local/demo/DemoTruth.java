package io.firebreak.local.demo;

import io.firebreak.local.report.ReportData.TruthRow;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.simulation.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets what the pipeline found beside what the simulator knows. */
public final class DemoTruth {
  private static final List<String> STANCES =
      List.of("critic", "supporter", "neutral", "unsure", "unclassified");

  private DemoTruth() {}

  /**
   * The comparison, and whether every count that does not hang on the stance model is exact.
   *
   * @param rows figures side by side
   * @param effects what was found of each response, and the truth
   * @param exact true when mentions, reposts, unclassified and dead letters are all equal; mentions
   *     that the model judged without being sure hang on the model
   */
  public record Comparison(List<TruthRow> rows, List<EffectTruth> effects, boolean exact) {}

  static Comparison compare(
      Truth truth,
      Map<String, Map<String, Long>> found,
      List<ResponseEffect> effects,
      long deadLetters) {
    List<TruthRow> rows = new ArrayList<>();
    boolean exact = true;
    for (Truth.IssueTruth issue : truth.issues()) {
      Map<String, Long> counts = found.getOrDefault(issue.issue(), Map.of());
      long mentions = counts.getOrDefault("mentions", 0L);
      long reposts = counts.getOrDefault("repost", 0L);
      long trueReposts =
          issue.kinds().getOrDefault("repost", Map.of()).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      rows.add(new TruthRow(issue.issue() + ": mentions", mentions, issue.mentions()));
      rows.add(new TruthRow(issue.issue() + ": reposts", reposts, trueReposts));
      exact &= mentions == issue.mentions() && reposts == trueReposts;
      for (String stance : STANCES) {
        long stanceFound = counts.getOrDefault(stance, 0L);
        long stanceTrue = issue.stances().getOrDefault(stance, 0L);
        rows.add(new TruthRow(issue.issue() + ": " + stance, stanceFound, stanceTrue));
        exact &= !stance.equals("unclassified") || stanceFound == stanceTrue;
      }
    }
    long trueDead = truth.records().deadLetters();
    rows.add(new TruthRow("dead letters", deadLetters, trueDead));
    boolean isExact = exact && deadLetters == trueDead;
    List<EffectTruth> responses = EffectTruth.of(truth, effects);
    for (EffectTruth response : responses) {
      ResponseEffect effect = response.effect();
      if (effect != null && effect.reduction() != null) {
        String name = effect.issueId() + ": " + effect.responseId();
        rows.add(
            new TruthRow(
                name + ", % by which R fell",
                Math.round(100 * effect.reduction()),
                Math.round(100 * response.truth().reduction())));
      }
    }
    return new Comparison(List.copyOf(rows), responses, isExact);
  }
}
