package io.firebreak.jobs.stance;

import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.thread.ThreadTimes;
import io.firebreak.jobs.thread.UnjudgedMention;
import io.firebreak.jobs.types.ScoredMentionSerializer;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches the judging of mentions, and the taking over of stances by reposts. */
public final class StanceStage {
  /** Operator uids; public API, since savepoints are restored by them. */
  public static final String JUDGE_UID = "judge-mentions";

  public static final String WRITTEN_UID = "judged-written";
  public static final String REPOSTS_UID = "judged-reposts";
  public static final String STANDING_UID = "judged-standing";
  public static final String STANCES_UID = "judged-stances";
  public static final String TAKE_UID = "take-stance";
  public static final String SCORED_UID = "scored";
  public static final String QUALITY_UID = "rate-stances";
  public static final String DRIFT_UID = "watch-drift";

  private StanceStage() {}

  public static DataStream<ScoredMention> attach(
      SingleOutputStreamOperator<UnjudgedMention> unjudged,
      StanceModel model,
      JudgingSettings settings,
      DefinitionFeed<Label> labels,
      ThreadTimes times) {
    var judged =
        unjudged
            .map(new JudgeMentions(model, settings, labels))
            .returns(ScoredMentionSerializer.TYPE)
            .uid(JUDGE_UID)
            .name("judge");
    var written =
        judged.filter(mention -> !isRepost(mention)).uid(WRITTEN_UID).name("written mentions");
    var reposts = judged.filter(StanceStage::isRepost).uid(REPOSTS_UID).name("reposts");
    var stances =
        written
            .filter(mention -> !mention.deleted())
            .uid(STANDING_UID)
            .name("standing mentions")
            .map(KnownStance::of)
            .returns(KnownStanceSerializer.TYPE)
            .uid(STANCES_UID)
            .name("stances");
    var taken =
        stances
            .keyBy(KnownStance::mentionKey)
            .connect(reposts.keyBy(ScoredMention::parentKey))
            .process(new TakeStance(times))
            .returns(ScoredMentionSerializer.TYPE)
            .uid(TAKE_UID)
            .name("take stance");
    // One task takes both, so that all that reads scored mentions is chained to it.
    return written
        .union(taken)
        .map(mention -> mention)
        .returns(ScoredMentionSerializer.TYPE)
        .uid(SCORED_UID)
        .name("scored");
  }

  /**
   * Attaches what is said of how far the stances are to be trusted: one row for each issue, again
   * when labels come.
   */
  public static DataStream<StanceQuality> quality(
      DataStream<Label> labels, DataStream<Issue> issues, StanceModel model) {
    return labels
        .keyBy(Label::issueId)
        .connect(issues.keyBy(Issue::id))
        .process(new RateStances(model))
        .returns(TypeInformation.of(StanceQuality.class))
        .uid(QUALITY_UID)
        .name("rate stances");
  }

  /** Attaches what watches the mix of texts; a row for each issue and hour. */
  public static DataStream<StanceDrift> drift(DataStream<ScoredMention> scored) {
    return scored
        .keyBy(ScoredMention::issueId)
        .process(new WatchDrift())
        .returns(TypeInformation.of(StanceDrift.class))
        .uid(DRIFT_UID)
        .name("watch drift");
  }

  private static boolean isRepost(ScoredMention mention) {
    return mention.kind() == MentionKind.REPOST;
  }
}
