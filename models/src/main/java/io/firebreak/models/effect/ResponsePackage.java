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

  /** Groups responses of which each comes less than so many milliseconds after the one before. */
  static List<ResponsePackage> group(List<ResponseMoment> responses, long closerMillis) {
    List<ResponseMoment> standing =
        responses.stream()
            .filter(response -> !response.withdrawn())
            .sorted(
                Comparator.comparingLong(ResponseMoment::atMillis)
                    .thenComparing(ResponseMoment::id))
            .distinct()
            .toList();
    List<ResponsePackage> packages = new ArrayList<>();
    for (ResponseMoment response : standing) {
      ResponsePackage single =
          new ResponsePackage(List.of(response.id()), response.atMillis(), response.atMillis());
      ResponsePackage last = packages.isEmpty() ? null : packages.get(packages.size() - 1);
      if (last != null && response.atMillis() - last.lastAtMillis() < closerMillis) {
        packages.set(packages.size() - 1, last.and(single));
      } else {
        packages.add(single);
      }
    }
    return packages;
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
