package io.firebreak.jobs.followup;

import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Attaches the making of follow-up lists. */
public final class FollowUpStage {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String UID = "make-follow-up-lists";

  private static final String INPUT = "follow-up-sees-";

  private FollowUpStage() {}

  /**
   * Attaches the stage. A list is sent again when it changes: the last one of an issue holds.
   *
   * @param mentions with event time
   * @param responses never holding back event time
   * @param issues definitions of the issues, for their own accounts; they hold back event time only
   *     while they are to be known before the rest, as in a replay
   * @param pseudonyms those of the authors of the mentions
   * @param clusters those not to engage; null for none
   */
  public static DataStream<FollowUpList> attach(
      DataStream<ScoredMention> mentions,
      DataStream<Response> responses,
      DataStream<Issue> issues,
      Pseudonyms pseudonyms,
      DataStream<CoordinatedCluster> clusters,
      Settings settings) {
    DataStream<FollowUpInput> inputs =
        mentions
            .map(FollowUpInput::of)
            .returns(FollowUpInput.TYPE)
            .uid(INPUT + "mentions")
            .union(
                responses
                    .filter(FollowUpInput::isSeen)
                    .uid(INPUT + "statements")
                    .map(FollowUpInput::of)
                    .returns(FollowUpInput.TYPE)
                    .uid(INPUT + "responses"),
                issues
                    .map(issue -> FollowUpInput.of(pseudonyms.hide(issue)))
                    .returns(FollowUpInput.TYPE)
                    .uid(INPUT + "issues"));
    if (clusters != null) {
      inputs =
          inputs.union(
              clusters.map(FollowUpInput::of).returns(FollowUpInput.TYPE).uid(INPUT + "clusters"));
    }
    return inputs
        .keyBy(FollowUpInput::issueId)
        .process(
            new MakeFollowUpLists(
                settings.get(SettingKeys.FOLLOW_UP_SIZE),
                settings.get(SettingKeys.FOLLOW_UP_MENTIONS)))
        .returns(TypeInformation.of(FollowUpList.class))
        .uid(UID)
        .name("make follow-up lists");
  }
}
