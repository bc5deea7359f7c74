package io.firebreak.jobs.sink;

import io.firebreak.models.data.Alert;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.data.StoryMetric;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Takes the pipeline's output streams: Kafka and PostgreSQL in production, files in a replay, lists
 * in tests. Records with one key come in the order in which they replace each other.
 */
public interface Outputs {
  void scoredMentions(DataStream<ScoredMention> scored);

  void spreadWindows(DataStream<SpreadWindow> windows);

  void sharesOfVoice(DataStream<ShareOfVoice> shares);

  void responseEffects(DataStream<ResponseEffect> effects);

  void storyMetrics(DataStream<StoryMetric> stories);

  void alerts(DataStream<Alert> alerts);

  void followUps(DataStream<FollowUpList> lists);

  void coordinatedClusters(DataStream<CoordinatedCluster> clusters);

  void issues(DataStream<Issue> issues);

  void responses(DataStream<Response> responses);

  void labels(DataStream<Label> labels);

  void stanceQuality(DataStream<StanceQuality> quality);

  void stanceDrift(DataStream<StanceDrift> drift);

  /** Responses that another job is to read: they go to the topic of responses. */
  void publishResponses(DataStream<Response> responses);

  void deadLetters(DataStream<DeadLetter> deadLetters);
}
