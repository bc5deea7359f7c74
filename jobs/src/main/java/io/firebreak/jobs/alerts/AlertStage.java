package io.firebreak.jobs.alerts;

import io.firebreak.models.data.Alert;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Attaches the raising of alerts. */
public final class AlertStage {
  /** Operator uids; public API, since savepoints are restored by them. */
  public static final String UID = "raise-alerts";

  private static final String INPUT = "alerts-see-";

  private AlertStage() {}

  /** What the rules see. */
  public record Inputs(
      DataStream<SpreadWindow> windows,
      DataStream<ScoredMention> mentions,
      DataStream<ResponseEffect> effects,
      DataStream<AlertInput> coordination,
      DataStream<Issue> issues) {}

  /**
   * Attaches the stage. An alert is sent again when it changes: the last of a key holds.
   *
   * @param inputs windows, mentions, effects and shares of coordination with event time; issues
   *     that hold it back only while they are to be known before the rest, as in a replay
   * @param grafanaUrl address of Grafana for the links; empty for none
   */
  public static DataStream<Alert> attach(Inputs inputs, String grafanaUrl) {
    return inputs
        .windows()
        .map(AlertInput::of)
        .returns(AlertInput.TYPE)
        .uid(INPUT + "windows")
        .union(
            inputs
                .mentions()
                .filter(AlertStage::isSeen)
                .uid(INPUT + "stances")
                .map(AlertInput::of)
                .returns(AlertInput.TYPE)
                .uid(INPUT + "mentions"),
            inputs.effects().map(AlertInput::of).returns(AlertInput.TYPE).uid(INPUT + "effects"),
            inputs.coordination(),
            inputs.issues().map(AlertInput::of).returns(AlertInput.TYPE).uid(INPUT + "issues"))
        .keyBy(AlertInput::issueId)
        .process(new RaiseAlerts(grafanaUrl))
        .returns(TypeInformation.of(Alert.class))
        .uid(UID)
        .name("raise alerts");
  }

  /** A first version that is neutral or unclassified can be left out; a revision takes out. */
  private static boolean isSeen(ScoredMention mention) {
    return mention.deleted()
        || mention.revision() > 0
        || mention.stance() == Stance.CRITIC
        || mention.stance() == Stance.SUPPORTER;
  }
}
