package io.firebreak.jobs.spread;

import static io.firebreak.jobs.ledger.Scored.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.ledger.Scored;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** All spread stages on a real Flink, against a plain recount. */
class SpreadStagesTest {
  private static final long HOUR = 3_600_000;
  private static final SpreadSettings SETTINGS = SpreadSettings.defaults();

  /** Reached by the tasks, which run in this JVM. */
  private static List<ScoredMention> records = List.of();

  private static final Map<String, SpreadWindow> ROWS = new ConcurrentHashMap<>();
  private static final Map<String, ShareOfVoice> SHARES = new ConcurrentHashMap<>();
  private static final AtomicInteger FAILURES = new AtomicInteger();

  @Test
  void rowsEqualAPlainRecountWhateverTheOrderAndInSpiteOfAFailure() throws Exception {
    List<ScoredMention> made = records(new Random(7), 3000);
    Recount recount = new Recount(made, SETTINGS.horizonMillis());

    List<ScoredMention> shuffled = new ArrayList<>(made);
    Collections.shuffle(shuffled, new Random(8));
    run(shuffled, true, true);
    Map<String, SpreadWindow> live = new TreeMap<>(ROWS);
    Map<String, ShareOfVoice> liveShares = new TreeMap<>(SHARES);
    assertThat(FAILURES).hasValue(1);

    assertThat(live.keySet()).containsAll(recount.touchedWindows());
    live.values().forEach(recount::check);
    assertThat(live.values()).anyMatch(row -> row.phase().equals("surging"));
    assertThat(live.values()).anyMatch(row -> row.reproduction() != null);
    assertThat(live.values()).anyMatch(row -> row.late() > 0);
    checkShares(recount, live, liveShares);

    Collections.sort(made, (a, b) -> Long.compare(a.publishedAtMillis(), b.publishedAtMillis()));
    run(made, false, false);
    assertThat(ROWS).isEqualTo(live);
    assertThat(SHARES).isEqualTo(liveShares);
  }

  private static void checkShares(
      Recount recount, Map<String, SpreadWindow> rows, Map<String, ShareOfVoice> shares) {
    int compared = 0;
    for (SpreadWindow row : rows.values()) {
      ShareOfVoice share = shares.get(Recount.key(row));
      if (row.comparisonGroup() == null) {
        assertThat(share).isNull();
        continue;
      }
      long group =
          recount.groupMentions(
              row.comparisonGroup(),
              row.platform(),
              row.windowStartMillis(),
              row.windowEndMillis());
      assertThat(share.groupMentions()).isEqualTo(group);
      if (group == 0) {
        assertThat(share.share()).isNull();
      } else {
        assertThat(share.share()).isEqualTo((double) row.mentions() / group);
      }
      compared++;
    }
    assertThat(compared).isEqualTo(shares.size()).isGreaterThan(1000);
  }

  private static void run(List<ScoredMention> input, boolean live, boolean fail) throws Exception {
    records = input;
    ROWS.clear();
    SHARES.clear();
    FAILURES.set(fail ? 0 : 1);
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    WatermarkStrategy<ScoredMention> times =
        live
            ? WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMinutes(1))
            : WatermarkStrategy.noWatermarks();
    DataStream<ScoredMention> scored =
        env.fromSource(
                new DataGeneratorSource<>(
                    index -> index,
                    input.size(),
                    RateLimiterStrategy.perCheckpoint(600),
                    Types.LONG),
                WatermarkStrategy.noWatermarks(),
                "records")
            .uid("records")
            .map(new FailOnce())
            .returns(TypeInformation.of(ScoredMention.class))
            .uid("fail-once")
            .assignTimestampsAndWatermarks(
                times.withTimestampAssigner((mention, any) -> mention.publishedAtMillis()))
            .uid("times");
    SpreadStages.Streams streams = SpreadStages.attach(scored, SETTINGS);
    streams
        .spread()
        .map(
            row -> {
              ROWS.put(Recount.key(row), row);
              return 1;
            })
        .returns(Types.INT)
        .uid("keep-rows")
        .sinkTo(new DiscardingSink<>())
        .uid("rows");
    streams
        .shares()
        .map(
            share -> {
              SHARES.put(
                  share.issueId()
                      + " "
                      + share.platform()
                      + " "
                      + share.windowSize()
                      + " "
                      + share.windowStartMillis(),
                  share);
              return 1;
            })
        .returns(Types.INT)
        .uid("keep-shares")
        .sinkTo(new DiscardingSink<>())
        .uid("shares");
    env.execute();
  }

  /** Throws once, past the middle; the records before came with at least one checkpoint. */
  private static final class FailOnce implements MapFunction<Long, ScoredMention> {
    private static final long serialVersionUID = 1L;

    @Override
    public ScoredMention map(Long index) {
      if (index > 0.6 * records.size() && FAILURES.compareAndSet(0, 1)) {
        throw new IllegalStateException("induced");
      }
      return records.get(index.intValue());
    }
  }

  /** Mentions of three issues over 30 hours, with edits, deletes, late ones and duplicates. */
  private static List<ScoredMention> records(Random random, int mentions) {
    List<ScoredMention> records = new ArrayList<>();
    for (int i = 0; i < mentions; i++) {
      int issue = random.nextInt(3);
      double hour =
          random.nextBoolean() ? 12 + 3 * random.nextGaussian() : 30 * random.nextDouble();
      long at = START + (long) (Math.max(0, Math.min(30, hour)) * HOUR);
      boolean late = random.nextInt(50) == 0;
      long observed = late ? at + 49 * HOUR + random.nextInt(3_600_000) : at + 1000;
      ScoredMention first = record(random, "m" + i, issue, 0, at, observed, stance(random));
      records.add(first);
      if (random.nextInt(10) == 0) {
        records.add(first);
      }
      int fate = random.nextInt(20);
      if (fate == 0) {
        records.add(changed(first, 1, stance(random), false));
      } else if (fate == 1) {
        records.add(changed(first, 2, Stance.UNCLASSIFIED, true));
      }
    }
    return records;
  }

  private static Stance stance(Random random) {
    return random.nextInt(3) > 0 ? Stance.CRITIC : Stance.values()[random.nextInt(4)];
  }

  private static ScoredMention record(
      Random random, String id, int issue, long revision, long at, Long observed, Stance stance) {
    return Scored.full(
        id,
        "issue-" + issue,
        issue == 2 ? null : "ferries",
        false,
        revision,
        List.of("x", "reddit", "weibo").get(random.nextInt(3)),
        MentionKind.values()[random.nextInt(4)],
        random.nextInt(20) == 0 ? null : "author" + random.nextInt(500),
        random.nextInt(5) == 0 ? null : (long) random.nextInt(100_000),
        at,
        observed,
        random.nextInt(8) == 0,
        stance);
  }

  private static ScoredMention changed(
      ScoredMention first, long revision, Stance stance, boolean deleted) {
    return Scored.full(
        first.mentionKey().substring(first.platform().length() + 1),
        first.issueId(),
        first.comparisonGroup(),
        deleted,
        revision,
        first.platform(),
        first.kind(),
        deleted ? null : first.authorId(),
        deleted ? null : first.followers(),
        first.publishedAtMillis(),
        first.observedAtMillis(),
        first.hubLink(),
        stance);
  }
}
