package io.firebreak.local.report;

import java.util.List;

/**
 * All that the page shows, aggregated and bounded; made by {@link ReportDataBuilder}. Lists are
 * never null.
 *
 * @param title heading of the page
 * @param models versions of the stance models that judged the mentions, sorted
 * @param quality what came in and what could not be used
 * @param issues the issues shown in full, most critics first
 * @param listedOnly the other issues, most critics first: a line in the list and no pictures
 * @param writtenAtMillis what counts as the present; null where the page is not of one moment
 * @param truth figures beside a known truth; empty when there is none
 */
public record ReportData(
    String title,
    List<String> models,
    DataQuality quality,
    List<IssueReport> issues,
    List<IssueSummary> listedOnly,
    Long writtenAtMillis,
    List<TruthRow> truth) {

  public ReportData {
    models = List.copyOf(models);
    issues = List.copyOf(issues);
    listedOnly = List.copyOf(listedOnly);
    truth = List.copyOf(truth);
  }

  /**
   * What came in over all issues, and what could not be used.
   *
   * @param mentions mentions counted in windows; a mention of two issues counts twice
   * @param unclassified those of them that the model does not serve
   * @param late mentions older than the horizon when they were seen: counted here, in no window
   * @param deadLetters records that could not be used
   * @param reasons dead letters by reason code, most frequent first
   * @param deadLettersIn the file they stand in when they are not counted here, else null
   */
  public record DataQuality(
      long mentions,
      long unclassified,
      long late,
      long deadLetters,
      List<ReasonCount> reasons,
      String deadLettersIn) {
    public DataQuality {
      reasons = List.copyOf(reasons);
    }
  }

  /** How many dead letters had one reason code. */
  public record ReasonCount(String code, long count) {}

  /**
   * One figure of the pipeline beside the truth of the simulator.
   *
   * @param figure what is counted, in words
   * @param pipeline what the pipeline found
   * @param truth what is true
   */
  public record TruthRow(String figure, double pipeline, double truth) {}
}
