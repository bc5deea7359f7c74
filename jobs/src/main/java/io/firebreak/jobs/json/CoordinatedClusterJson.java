package io.firebreak.jobs.json;

import io.firebreak.models.data.CoordinatedCluster;

/** {@link CoordinatedCluster} as JSON of the topic {@code coordinated-clusters}. */
public final class CoordinatedClusterJson {
  private CoordinatedClusterJson() {}

  /** The record's key: {@code issue|cluster}. */
  public static String key(CoordinatedCluster cluster) {
    return cluster.issueId() + "|" + cluster.clusterId();
  }

  /** One record's bytes. */
  public static byte[] write(CoordinatedCluster cluster) {
    return JsonWriter.object(
        out -> {
          out.text("issueId", cluster.issueId());
          out.text("clusterId", cluster.clusterId());
          out.text("kind", cluster.kind());
          out.time("firstAt", cluster.firstAtMillis());
          out.time("lastAt", cluster.lastAtMillis());
          out.time("knownAt", cluster.knownAtMillis());
          out.whole("mentions", cluster.mentions());
          out.whole("authors", cluster.authors());
          out.whole("critics", cluster.critics());
          out.decimal("score", cluster.score());
          out.text("reason", cluster.reason());
          out.texts("mentionKeys", cluster.mentionKeys());
          out.texts("authorKeys", cluster.authorKeys());
        });
  }
}
