package io.firebreak.local.replay;

import io.firebreak.jobs.ingest.IngestClock;
import io.firebreak.jobs.ingest.IngestSettings;
import io.firebreak.jobs.ingest.IngestStage;
import io.firebreak.jobs.ingest.RecordParser;
import io.firebreak.jobs.match.DefinitionFeed;
import io.firebreak.jobs.match.DefinitionFeeds;
import io.firebreak.jobs.pipeline.FirebreakPipeline;
import io.firebreak.jobs.pipeline.FlinkDefaults;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.source.FileSources;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.jobs.stance.StanceModel;
import io.firebreak.local.embedded.EmbeddedException;
import io.firebreak.local.embedded.EmbeddedFlink;
import io.firebreak.local.embedded.Ports;
import io.firebreak.local.embedded.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the pipeline over files, in this process. */
public final class Replay {
  private static final long POLL_MILLIS = 200;

  private final Settings settings;
  private final StanceModel model;
  private final long nowMillis;
  private final Pseudonyms pseudonyms;

  /**
   * A replay that keeps authors as they are.
   *
   * @param nowMillis what the pipeline takes for the present: times beyond it are in the future
   */
  public Replay(Settings settings, StanceModel model, long nowMillis) {
    this(settings, model, nowMillis, Pseudonyms.none());
  }

  /**
   * A replay.
   *
   * @param nowMillis what the pipeline takes for the present: times beyond it are in the future
   */
  public Replay(Settings settings, StanceModel model, long nowMillis, Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
    this.settings = settings;
    this.model = model;
    this.nowMillis = nowMillis;
  }

  /** Something put between the records of the mentions' files and the pipeline, for tests. */
  @FunctionalInterface
  public interface Tap {
    SingleOutputStreamOperator<RawRecord> on(DataStream<RawRecord> mentions);
  }

  /**
   * Replays the files.
   *
   * @param progress is told the number of mentions read, several times a second
   * @return the results; to be closed
   * @throws EmbeddedException when the pipeline fails
   */
  public ReplayStore run(ReplayInput input, LongConsumer progress) {
    return run(input, progress, null);
  }

  /** As {@link #run(ReplayInput, LongConsumer)}, with a tap on the mentions; null for none. */
  public ReplayStore run(ReplayInput input, LongConsumer progress, Tap tap) {
    ReplayStore store = new ReplayStore();
    int parallelism = settings.get(SettingKeys.PARALLELISM);
    try (Workspace workspace = Workspace.create();
        EmbeddedFlink flink =
            EmbeddedFlink.start(workspace, Ports.ANY, parallelism, new Configuration())) {
      Configuration configuration = FlinkDefaults.configuration(settings);
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.getExecutionEnvironment(configuration);
      environment.setParallelism(parallelism);
      attach(environment, input, store, tap);
      await(flink.submit(environment, "Firebreak replay"), store, progress);
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private void attach(
      StreamExecutionEnvironment environment, ReplayInput input, ReplayStore store, Tap tap) {
    long number = store.number();
    DataStream<RawRecord> mentions =
        files(environment, input.mentions(), "mentions")
            .map(
                record -> {
                  ReplayStore.numbered(number).countRead();
                  return record;
                })
            .returns(RawRecord.class)
            .uid("mentions-counted")
            .setParallelism(1);
    FirebreakPipeline.attach(
        new FirebreakPipeline.Inputs(
            tap == null ? mentions : tap.on(mentions),
            files(environment, List.of(input.issues()), "issues"),
            optional(environment, input.responses(), input, "responses"),
            optional(environment, input.labels(), input, "labels")),
        feeds(input),
        model,
        pseudonyms,
        settings,
        IngestClock.fixed(nowMillis),
        true,
        new ReplayOutputs(store));
  }

  /** Definitions are read whole before the first mention: the last word on each counts. */
  private DefinitionFeeds feeds(ReplayInput input) {
    IngestSettings ingest = IngestSettings.from(settings, true);
    return new DefinitionFeeds(
        feed(input.issues(), IngestStage.issueParser(ingest)),
        input.responses() == null
            ? DefinitionFeed.none()
            : feed(
                input.responses(),
                IngestStage.messagesParser(ingest, IngestClock.fixed(nowMillis))),
        input.labels() == null
            ? DefinitionFeed.none()
            : feed(input.labels(), IngestStage.labelParser(ingest, IngestClock.fixed(nowMillis))));
  }

  private <T> DefinitionFeed<T> feed(Path file, RecordParser<T> parser) {
    return new FileDefinitionFeed<>(file, nowMillis, maxLineBytes(), parser);
  }

  /** The records of a file; none where there is no file. */
  private DataStream<RawRecord> optional(
      StreamExecutionEnvironment environment, Path file, ReplayInput input, String name) {
    return file == null
        ? files(environment, List.of(input.issues()), name)
            .filter(record -> false)
            .uid("no-" + name)
            .setParallelism(1)
        : files(environment, List.of(file), name);
  }

  private DataStream<RawRecord> files(
      StreamExecutionEnvironment environment, List<Path> files, String name) {
    return environment
        .fromSource(
            FileSources.inOrder(files, nowMillis, maxLineBytes()),
            WatermarkStrategy.noWatermarks(),
            name,
            TypeInformation.of(RawRecord.class))
        .uid(name)
        .setParallelism(1);
  }

  private int maxLineBytes() {
    return settings.get(SettingKeys.INGEST_RECORD_BYTES);
  }

  private static void await(JobClient job, ReplayStore store, LongConsumer progress) {
    var result = job.getJobExecutionResult();
    while (true) {
      try {
        result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        progress.accept(store.read());
        return;
      } catch (TimeoutException e) {
        progress.accept(store.read());
      } catch (ExecutionException e) {
        throw new EmbeddedException("The replay failed: " + rootMessage(e), e);
      } catch (InterruptedException e) {
        job.cancel();
        Thread.currentThread().interrupt();
        throw new EmbeddedException("The replay was interrupted", e);
      }
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
