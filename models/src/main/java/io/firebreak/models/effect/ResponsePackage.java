package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Responses too close together to be told apart, measured as one from the first of them on. A
 * single response is a package of one.
 *
 * @param ids in time
 * @param atMillis of the first
 * @param lastAtMillis of the last
 */
record ResponsePackage(List<String> ids, long atMillis, long lastAtMillis) {

  ResponsePackage {
    ids = List.copyOf(ids);
  }

  /**
   * Groups responses to the public of which each comes less than so many milliseconds after the one
   * before. Answers to single mentions are left out: a team that answers all day would tie
   * everything together.
   */
  static List<ResponsePackage> group(List<ResponseMoment> responses, long closerMillis) {
    List<ResponsePackage> packages = new ArrayList<>();
    for (ResponseMoment response : standing(responses, false)) {
      ResponsePackage single = single(response);
      ResponsePackage last = packages.isEmpty() ? null : packages.get(packages.size() - 1);
      if (last != null && last.isCloseTo(single, closerMillis)) {
        packages.set(packages.size() - 1, last.and(single));
      } else {
        packages.add(single);
      }
    }
    return packages;
  }

  /**
   * The answers of the same quarter of a day (UTC) as this one. Quarters are fixed: no round of
   * answers grows into the next, and forgetting an old one moves none.
   *
   * @param responses those known, this one among them
   */
  static ResponsePackage answersWith(ResponseMoment answer, List<ResponseMoment> responses) {
    long quarter = ResponseMoment.quarterOfDay(answer.atMillis());
    return standing(responses, true).stream()
        .filter(other -> ResponseMoment.quarterOfDay(other.atMillis()) == quarter)
        .map(ResponsePackage::single)
        .reduce(ResponsePackage::and)
        .orElseThrow();
  }

  private static List<ResponseMoment> standing(List<ResponseMoment> responses, boolean answers) {
    return responses.stream()
        .filter(response -> !response.withdrawn() && response.answer() == answers)
        .sorted(
            Comparator.comparingLong(ResponseMoment::atMillis).thenComparing(ResponseMoment::id))
        .distinct()
        .toList();
  }

  private static ResponsePackage single(ResponseMoment response) {
    return new ResponsePackage(List.of(response.id()), response.atMillis(), response.atMillis());
  }

  /** Whether less than so many milliseconds lie between them. */
  boolean isCloseTo(ResponsePackage other, long closerMillis) {
    return other.atMillis - lastAtMillis < closerMillis
        && atMillis - other.lastAtMillis < closerMillis;
  }

  /** Both as one. */
  ResponsePackage and(ResponsePackage other) {
    boolean first = atMillis <= other.atMillis;
    List<String> both = new ArrayList<>(first ? ids : other.ids);
    both.addAll(first ? other.ids : ids);
    return new ResponsePackage(
        both, Math.min(atMillis, other.atMillis), Math.max(lastAtMillis, other.lastAtMillis));
  }
}
