package io.firebreak.jobs.pipeline;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IngestSettings;
import io.firebreak.jobs.ingest.IngestStage;
import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.ParseRecords;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.match.MatchStage;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Outputs;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.jobs.stance.JudgingSettings;
import io.firebreak.jobs.stance.StanceModel;
import io.firebreak.jobs.stance.StanceStage;
import io.firebreak.jobs.thread.ThreadStage;
import io.firebreak.jobs.thread.ThreadTimes;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Mentions become scored mentions.
 *
 * <pre>
 * mentions ─ parse ─ match ─ thread ─ stance ─┬ scored mentions
 *                      ↑                ↑     └ drift
 *            issues, responses        labels
 *
 * labels ─── parse ─┬ labels
 * issues ─── parse ─┴ quality of stances
 * </pre>
 */
public final class StancePipeline {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String ISSUES_UID = "issue-definitions";

  private StancePipeline() {}

  /**
   * What leaves.
   *
   * @param scored scored mentions, with event time
   * @param responses what the subject's own accounts publish; the caller passes them on to the
   *     measuring of effects, or to the topic of responses
   */
  public record Streams(
      DataStream<ScoredMention> scored,
      DataStream<Issue> issues,
      DataStream<Response> responses,
      DataStream<Label> labels,
      DataStream<StanceQuality> quality,
      DataStream<StanceDrift> drift,
      DataStream<DeadLetter> deadLetters) {

    /** Sends the rest to the outputs; dead letters the caller joins with others. */
    public void to(Outputs outputs) {
      outputs.scoredMentions(scored);
      outputs.issues(issues);
      outputs.labels(labels);
      outputs.stanceQuality(quality);
      outputs.stanceDrift(drift);
    }
  }

  /**
   * Attaches the stages.
   *
   * @param feeds bring the issue definitions and the key messages of responses to the matching, and
   *     the labels to the judging
   * @param bounded true in a replay: event time stands still until the input ends
   */
  public static Streams attach(
      DataStream<RawRecord> mentionRecords,
      DataStream<RawRecord> issueRecords,
      DataStream<RawRecord> labelRecords,
      DefinitionFeeds feeds,
      StanceModel model,
      Pseudonyms pseudonyms,
      Settings settings,
      IngestClock clock,
      boolean bounded) {
    IngestSettings ingest = IngestSettings.from(settings, bounded);
    ThreadTimes times =
        new ThreadTimes(
            settings.get(SettingKeys.THREAD_PARENT_WAIT),
            settings.get(SettingKeys.THREAD_RETENTION),
            settings.get(SettingKeys.HORIZON));

    var mentions = IngestStage.mentions(mentionRecords, ingest, clock, pseudonyms);
    var issues = IngestStage.issues(issueRecords, ingest);
    var labels = IngestStage.labels(labelRecords, ingest, clock);
    var matched = MatchStage.attach(IngestStage.withTimes(mentions, ingest), feeds, pseudonyms);
    var settled = ThreadStage.attach(matched, times);
    var scored =
        StanceStage.attach(
            settled, model, JudgingSettings.from(settings, bounded), feeds.labels(), times);
    var definitions = issues.map(IssueUpdate::issue).returns(Issue.class).uid(ISSUES_UID);

    return new Streams(
        scored,
        definitions,
        ThreadStage.responses(settled),
        labels,
        StanceStage.quality(labels, definitions, model),
        StanceStage.drift(scored),
        mentions
            .getSideOutput(ParseRecords.DEAD_LETTERS)
            .union(
                issues.getSideOutput(ParseRecords.DEAD_LETTERS),
                labels.getSideOutput(ParseRecords.DEAD_LETTERS)));
  }
}
