package io.firebreak.models.coordination;

import io.firebreak.models.alerts.CoordinationSeen;
import io.firebreak.models.data.CoordinatedCluster;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mentions of one issue played through all looks, as the job does it. */
final class Played {
  static final CoordinationSettings SETTINGS = CoordinationSettings.defaults();

  /** The last word on each cluster. */
  final Map<String, CoordinatedCluster> clusters = new LinkedHashMap<>();

  /** Every mention that was ever named in a cluster. */
  final Set<String> named = new HashSet<>();

  final List<CoordinationSeen> seen = new ArrayList<>();

  static Played of(List<TextSeen> mentions) {
    Played played = new Played();
    List<TextSeen> texts = new ArrayList<>(mentions);
    texts.sort(TextSeen.BY_TIME);
    if (texts.isEmpty()) {
      return played;
    }
    IssueCoordination issue = new IssueCoordination();
    long every = SETTINGS.everyMillis();
    long first = Math.floorDiv(texts.get(0).publishedAtMillis(), every) + 1;
    long last = Math.floorDiv(texts.get(texts.size() - 1).publishedAtMillis(), every) + 1;
    int from = 0;
    int to = 0;
    for (long look = first; look <= last; look++) {
      long end = look * every;
      while (to < texts.size() && texts.get(to).publishedAtMillis() < end) {
        to++;
      }
      while (texts.get(from).publishedAtMillis() < end - SETTINGS.windowMillis() && from < to - 1) {
        from++;
      }
      IssueCoordination.Look found = issue.look("issue", end, SETTINGS, texts.subList(from, to));
      for (CoordinatedCluster cluster : found.told()) {
        played.clusters.put(cluster.clusterId(), cluster);
        played.named.addAll(cluster.mentionKeys());
      }
      if (found.seen() != null) {
        played.seen.add(found.seen());
      }
    }
    return played;
  }
}
