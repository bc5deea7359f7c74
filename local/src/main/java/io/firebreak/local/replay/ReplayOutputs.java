package io.firebreak.local.replay;

import io.firebreak.jobs.sink.Outputs;
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
import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Sends every output to a store in this process. */
final class ReplayOutputs implements Outputs {
  private final long store;

  ReplayOutputs(ReplayStore store) {
    this.store = store.number();
  }

  @Override
  public void scoredMentions(DataStream<ScoredMention> scored) {
    sink(scored, "scored-mention-store", ReplayStore::put);
  }

  @Override
  public void spreadWindows(DataStream<SpreadWindow> windows) {
    sink(windows, "spread-window-store", ReplayStore::put);
  }

  @Override
  public void sharesOfVoice(DataStream<ShareOfVoice> shares) {
    sink(shares, "share-of-voice-store", ReplayStore::put);
  }

  @Override
  public void responseEffects(DataStream<ResponseEffect> effects) {
    sink(effects, "response-effect-store", ReplayStore::put);
  }

  @Override
  public void storyMetrics(DataStream<StoryMetric> stories) {
    sink(stories, "story-metric-store", ReplayStore::put);
  }

  @Override
  public void alerts(DataStream<Alert> alerts) {
    sink(alerts, "alert-store", ReplayStore::put);
  }

  @Override
  public void followUps(DataStream<FollowUpList> lists) {
    sink(lists, "follow-up-store", ReplayStore::put);
  }

  @Override
  public void coordinatedClusters(DataStream<CoordinatedCluster> clusters) {
    sink(clusters, "coordinated-cluster-store", ReplayStore::put);
  }

  @Override
  public void issues(DataStream<Issue> issues) {
    sink(issues, "issue-store", ReplayStore::put);
  }

  @Override
  public void responses(DataStream<Response> responses) {
    sink(responses, "response-store", ReplayStore::put);
  }

  /** What was read is not written out again. */
  @Override
  public void labels(DataStream<Label> labels) {
    sink(labels, "label-store", (store, label) -> {});
  }

  @Override
  public void stanceQuality(DataStream<StanceQuality> quality) {
    sink(quality, "stance-quality-store", ReplayStore::put);
  }

  @Override
  public void stanceDrift(DataStream<StanceDrift> drift) {
    sink(drift, "stance-drift-store", ReplayStore::put);
  }

  @Override
  public void publishResponses(DataStream<Response> responses) {
    throw new UnsupportedOperationException("a replay has both jobs in one");
  }

  @Override
  public void deadLetters(DataStream<DeadLetter> deadLetters) {
    sink(deadLetters, "dead-letter-store", ReplayStore::put);
  }

  private <T> void sink(DataStream<T> stream, String uid, Put<T> put) {
    stream.sinkTo(new StoreSink<>(store, put)).uid(uid).name(uid);
  }

  /** Puts a record into a store. */
  private interface Put<T> extends Serializable {
    void put(ReplayStore store, T record);
  }

  private record StoreSink<T>(long store, Put<T> put) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      ReplayStore target = ReplayStore.numbered(store);
      return new SinkWriter<>() {
        @Override
        public void write(T record, Context writeContext) {
          put.put(target, record);
        }

        @Override
        public void flush(boolean endOfInput) {
          // Every record is in the store at once.
        }

        @Override
        public void close() {
          // The store outlives the job.
        }
      };
    }
  }
}
