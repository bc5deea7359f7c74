package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was found about one response.
 *
 * @param number its number on the page, from 1
 * @param response the response
 * @param newest what the newest look found
 * @param earlier what earlier looks found, the latest first
 */
public record EffectReport(
    int number, Response response, ResponseEffect newest, List<ResponseEffect> earlier) {

  public EffectReport {
    earlier = List.copyOf(earlier);
  }

  /**
   * The looks at one response put in order.
   *
   * @param looks at least one, in any order
   */
  static EffectReport of(int number, Response response, List<ResponseEffect> looks) {
    List<ResponseEffect> newestFirst = new ArrayList<>(looks);
    newestFirst.sort(
        Comparator.comparingLong(ResponseEffect::lookAtMillis)
            .thenComparing(ResponseEffect::look)
            .reversed());
    return new EffectReport(
        number, response, newestFirst.get(0), newestFirst.subList(1, newestFirst.size()));
  }
}
