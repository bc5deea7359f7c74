package io.firebreak.jobs.pipeline;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.sink.Outputs;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.jobs.stance.StanceModel;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Both pipelines in one environment: the one-machine edition and the replay. */
public final class FirebreakPipeline {
  private FirebreakPipeline() {}

  /** The four inputs. */
  public record Inputs(
      DataStream<RawRecord> mentions,
      DataStream<RawRecord> issues,
      DataStream<RawRecord> responses,
      DataStream<RawRecord> labels) {}

  /** Attaches every stage from the inputs to the outputs. */
  public static void attach(
      Inputs inputs,
      DefinitionFeeds feeds,
      StanceModel model,
      Pseudonyms pseudonyms,
      Settings settings,
      IngestClock clock,
      boolean bounded,
      Outputs outputs) {
    var stance =
        StancePipeline.attach(
            inputs.mentions(),
            inputs.issues(),
            inputs.labels(),
            feeds,
            model,
            pseudonyms,
            settings,
            clock,
            bounded);
    var spread =
        SpreadPipeline.attach(
            stance.scored(),
            inputs.responses(),
            stance.responses(),
            stance.issues(),
            pseudonyms,
            settings,
            clock,
            bounded);
    stance.to(outputs);
    spread.to(outputs);
    outputs.deadLetters(stance.deadLetters().union(spread.deadLetters()));
  }
}
