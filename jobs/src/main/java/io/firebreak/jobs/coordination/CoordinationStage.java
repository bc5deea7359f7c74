package io.firebreak.jobs.coordination;

import io.firebreak.jobs.alerts.AlertInput;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.models.coordination.CoordinationSettings;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Attaches the search for coordinated accounts. */
public final class CoordinationStage {
  /** Operator uids; public API, since savepoints are restored by them. */
  public static final String UID = "find-coordination";

  private static final String TEXTS = "coordination-texts";
  private static final String FINGERPRINTS = "coordination-fingerprints";

  private CoordinationStage() {}

  /**
   * What leaves.
   *
   * @param clusters coordinated clusters; the last of an issue and cluster holds
   * @param shares for the alerts
   */
  public record Streams(DataStream<CoordinatedCluster> clusters, DataStream<AlertInput> shares) {}

  /** Attaches the stage to scored mentions that have event time. */
  public static Streams attach(DataStream<ScoredMention> scored, CoordinationSettings settings) {
    var found =
        scored
            .filter(CoordinationStage::isSeen)
            .uid(TEXTS)
            .map(TextOfIssue::of)
            .returns(TextOfIssue.TYPE)
            .uid(FINGERPRINTS)
            .keyBy(TextOfIssue::issueId)
            .process(new FindCoordination(settings))
            .returns(TypeInformation.of(CoordinatedCluster.class))
            .uid(UID)
            .name("find coordination");
    return new Streams(found, found.getSideOutput(FindCoordination.SHARES));
  }

  /** A first version that is a bare repost can be left out; a revision takes out. */
  private static boolean isSeen(ScoredMention mention) {
    return mention.deleted() || mention.revision() > 0 || mention.kind() != MentionKind.REPOST;
  }

  /** The settings of the jobs. */
  public static CoordinationSettings settings(Settings settings) {
    return new CoordinationSettings(
        settings.get(SettingKeys.COORDINATION_WINDOW),
        settings.get(SettingKeys.COORDINATION_EVERY),
        settings.get(SettingKeys.COORDINATION_MENTIONS));
  }
}
