package io.firebreak.models.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How often the effect test is right and wrong.
 *
 * @param threshold from this probability on it says "slowed"
 * @param looks how many looks the column of any look counts together
 * @param seed of the trials
 * @param suites results in the order of the plan
 */
public record CalibrationReport(double threshold, int looks, long seed, List<SuiteResult> suites) {

  public CalibrationReport {
    suites = List.copyOf(suites);
  }

  static CalibrationReport of(CalibrationPlan plan, Function<Suite, List<TrialOutcome>> outcomes) {
    List<SuiteResult> results = new ArrayList<>();
    for (Suite suite : plan.suites()) {
      results.add(SuiteResult.of(suite, plan.threshold(), outcomes.apply(suite)));
    }
    return new CalibrationReport(plan.threshold(), plan.looksHours().size(), plan.seed(), results);
  }

  /** The greatest share of false alarms at one look over all placebo suites; 0 without one. */
  public double worstFalseAlarms() {
    return suites.stream()
        .filter(s -> s.isPlacebo() && s.slowed() != null)
        .mapToDouble(SuiteResult::slowed)
        .max()
        .orElse(0);
  }

  /** The same over all looks together. */
  public double worstFalseAlarmsOverLooks() {
    return suites.stream()
        .filter(s -> s.isPlacebo() && s.slowedInAnyLook() != null)
        .mapToDouble(SuiteResult::slowedInAnyLook)
        .max()
        .orElse(0);
  }

  /** Two tables, as Markdown. */
  public String toMarkdown() {
    return CalibrationTable.of(this);
  }

  /** One object, its shares as numbers from 0 to 1. */
  public String toJson() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
