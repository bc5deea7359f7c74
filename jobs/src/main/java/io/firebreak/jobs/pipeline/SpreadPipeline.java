package io.firebreak.jobs.pipeline;

import io.firebreak.jobs.alerts.AlertStage;
import io.firebreak.jobs.coordination.CoordinationStage;
import io.firebreak.jobs.effect.EffectStage;
import io.firebreak.jobs.followup.FollowUpStage;
import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IngestSettings;
import io.firebreak.jobs.ingest.IngestStage;
import io.firebreak.jobs.ingest.ParseRecords;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Outputs;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.jobs.spread.SpreadStages;
import io.firebreak.jobs.story.StoryStage;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.spread.SpreadSettings;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Scored mentions become spread windows.
 *
 * <pre>
 * scored mentions ─ ledger ─ cells ─┬ spread ─┬ spread windows
 *                                   │         └ share of voice
 * responses ─────── parse ──────────┼ effect ─── response effects
 *                                   └ story ──── story metrics
 *
 * scored mentions ─ coordination ─ coordinated clusters
 * spread windows, scored mentions, effects, coordination, issues ─ alerts
 * scored mentions, responses, coordination, issues ─ follow-up lists
 * </pre>
 */
public final class SpreadPipeline {
  private SpreadPipeline() {}

  /** What leaves. */
  public record Streams(
      DataStream<SpreadWindow> windows,
      DataStream<ShareOfVoice> shares,
      DataStream<Response> responses,
      DataStream<ResponseEffect> effects,
      DataStream<StoryMetric> stories,
      DataStream<Alert> alerts,
      DataStream<FollowUpList> followUps,
      DataStream<CoordinatedCluster> clusters,
      DataStream<DeadLetter> deadLetters) {

    /**
     * Sends everything but the dead letters, which the caller joins with others, to the outputs.
     */
    public void to(Outputs outputs) {
      outputs.spreadWindows(windows);
      outputs.sharesOfVoice(shares);
      outputs.responses(responses);
      outputs.responseEffects(effects);
      outputs.storyMetrics(stories);
      outputs.alerts(alerts);
      outputs.followUps(followUps);
      outputs.coordinatedClusters(clusters);
    }
  }

  /**
   * Attaches the stages to scored mentions that have event time.
   *
   * @param ownResponses responses that do not come by the topic; null for none
   * @param issues definitions of the issues
   * @param pseudonyms those of the authors of the mentions
   * @param bounded true in a replay
   */
  public static Streams attach(
      DataStream<ScoredMention> scored,
      DataStream<RawRecord> responseRecords,
      DataStream<Response> ownResponses,
      DataStream<Issue> issues,
      Pseudonyms pseudonyms,
      Settings settings,
      IngestClock clock,
      boolean bounded) {
    IngestSettings ingest = IngestSettings.from(settings, bounded);
    SpreadSettings spreadSettings = spreadSettings(settings);
    var spread = SpreadStages.attach(scored, spreadSettings);
    var parsed = IngestStage.responses(responseRecords, ingest, clock);
    DataStream<Response> responses = IngestStage.timeless(parsed);
    if (ownResponses != null) {
      responses = responses.union(ownResponses);
    }
    var followed = EffectStage.follow(responses);
    var effects =
        EffectStage.attach(spread.cells(), followed, settings.get(SettingKeys.EFFECT_LIBRARY));
    var stories = StoryStage.attach(spread.cells(), followed, spreadSettings);
    var coordination = CoordinationStage.attach(scored, CoordinationStage.settings(settings));
    // What else wants to know of clusters takes this stream.
    DataStream<CoordinatedCluster> clusters = coordination.clusters();
    // In a replay all definitions are to be known before time goes on.
    DataStream<Issue> definitions = bounded ? issues : IngestStage.timelessIssues(issues);
    var alerts =
        AlertStage.attach(
            new AlertStage.Inputs(
                spread.spread(), scored, effects, coordination.shares(), definitions),
            settings.get(SettingKeys.ALERTS_GRAFANA));

    var followUps =
        FollowUpStage.attach(scored, followed, definitions, pseudonyms, clusters, settings);

    return new Streams(
        spread.spread(),
        spread.shares(),
        responses,
        effects,
        stories,
        alerts,
        followUps,
        clusters,
        parsed.getSideOutput(ParseRecords.DEAD_LETTERS));
  }

  private static SpreadSettings spreadSettings(Settings settings) {
    SpreadSettings standard = SpreadSettings.defaults();
    return new SpreadSettings(
        settings.get(SettingKeys.HORIZON),
        settings.get(SettingKeys.SPREAD_R_WINDOW),
        settings.get(SettingKeys.SPREAD_R_MENTIONS),
        settings.get(SettingKeys.SPREAD_GROWTH_WINDOWS),
        standard.minimumGrowthPoints(),
        settings.get(SettingKeys.SPREAD_BASELINE_FLOOR),
        standard.raiseFactor(),
        standard.clearFactor(),
        standard.flatWindows(),
        settings.get(SettingKeys.SPREAD_TAIL_AUTHORS),
        standard.bundleCells());
  }
}
