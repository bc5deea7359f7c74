package io.firebreak.jobs.ingest;

import io.firebreak.jobs.json.IssueParser;
import io.firebreak.jobs.json.LabelParser;
import io.firebreak.jobs.json.MentionParser;
import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.json.ResponseParser;
import io.firebreak.jobs.json.ScoredMentionParser;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.jobs.source.RawRecord;
import io.firebreak.jobs.types.MentionSerializer;
import io.firebreak.jobs.types.ScoredMentionSerializer;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Attaches parsing and event time to each of the input streams. */
public final class IngestStage {
  /** Operator uids; public API, since savepoints are restored by them. */
  public static final String MENTIONS_UID = "parse-mentions";

  public static final String ISSUES_UID = "parse-issues";
  public static final String RESPONSES_UID = "parse-responses";
  public static final String LABELS_UID = "parse-labels";
  public static final String SCORED_UID = "parse-scored-mentions";
  public static final String TIMES_SUFFIX = "-times";

  private IngestStage() {}

  /**
   * Mentions, their authors under pseudonyms; their dead letters are at {@link
   * ParseRecords#DEAD_LETTERS}.
   */
  public static SingleOutputStreamOperator<Mention> mentions(
      DataStream<RawRecord> records,
      IngestSettings settings,
      IngestClock clock,
      Pseudonyms pseudonyms) {
    MentionParser parser = new MentionParser(settings.limits());
    return parsed(
        records,
        MentionSerializer.TYPE,
        record -> {
          Parsed<Mention> mention =
              parser.parse(record.value(), record.timestampMillis(), clock.nowMillis());
          return mention.isOk() ? Parsed.ok(pseudonyms.hide(mention.value())) : mention;
        },
        MENTIONS_UID);
  }

  /** Issue definitions; their dead letters are at {@link ParseRecords#DEAD_LETTERS}. */
  public static SingleOutputStreamOperator<IssueUpdate> issues(
      DataStream<RawRecord> records, IngestSettings settings) {
    return parsed(
        records, TypeInformation.of(IssueUpdate.class), issueParser(settings), ISSUES_UID);
  }

  /** Parses one record of the issues topic. */
  public static RecordParser<IssueUpdate> issueParser(IngestSettings settings) {
    IssueParser parser = new IssueParser(settings.limits());
    return record -> {
      Parsed<Issue> issue = parser.parse(record.key(), record.value());
      return issue.isOk()
          ? Parsed.ok(new IssueUpdate(issue.value(), record.offset()))
          : Parsed.bad(issue.reason());
    };
  }

  /** Responses. */
  public static SingleOutputStreamOperator<Response> responses(
      DataStream<RawRecord> records, IngestSettings settings, IngestClock clock) {
    return parsed(
        records,
        TypeInformation.of(Response.class),
        responseParser(settings, clock),
        RESPONSES_UID);
  }

  private static RecordParser<Response> responseParser(IngestSettings settings, IngestClock clock) {
    ResponseParser parser = new ResponseParser(settings.limits());
    return record ->
        parser.parse(record.key(), record.value(), record.timestampMillis(), clock.nowMillis());
  }

  /** Parses one record of the responses topic as the matching needs it. */
  public static RecordParser<KeyMessages> messagesParser(
      IngestSettings settings, IngestClock clock) {
    RecordParser<Response> parser = responseParser(settings, clock);
    return record -> {
      Parsed<Response> response = parser.parse(record);
      return response.isOk()
          ? Parsed.ok(KeyMessages.of(response.value()))
          : Parsed.bad(response.reason());
    };
  }

  /** Labels; their dead letters are at {@link ParseRecords#DEAD_LETTERS}. */
  public static SingleOutputStreamOperator<Label> labels(
      DataStream<RawRecord> records, IngestSettings settings, IngestClock clock) {
    return parsed(
        records, TypeInformation.of(Label.class), labelParser(settings, clock), LABELS_UID);
  }

  /** Parses one record of the labels topic. */
  public static RecordParser<Label> labelParser(IngestSettings settings, IngestClock clock) {
    LabelParser parser = new LabelParser(settings.limits());
    return record ->
        parser.parse(record.key(), record.value(), record.timestampMillis(), clock.nowMillis());
  }

  /** Keeps responses, which have no event time, from holding back that of mentions. */
  public static SingleOutputStreamOperator<Response> timeless(
      SingleOutputStreamOperator<Response> responses) {
    return responses
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Response>forGenerator(context -> new Timeless<>()))
        .uid(RESPONSES_UID + TIMES_SUFFIX)
        .setParallelism(responses.getParallelism());
  }

  /** Keeps issues, which have no event time, from holding back that of mentions. */
  public static SingleOutputStreamOperator<Issue> timelessIssues(DataStream<Issue> issues) {
    return issues
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Issue>forGenerator(context -> new Timeless<>()))
        .uid(ISSUES_UID + TIMES_SUFFIX)
        .setParallelism(issues.getParallelism());
  }

  /** Scored mentions. */
  public static SingleOutputStreamOperator<ScoredMention> scored(
      DataStream<RawRecord> records, IngestSettings settings) {
    ScoredMentionParser parser = new ScoredMentionParser(settings.limits());
    return parsed(
        records, ScoredMentionSerializer.TYPE, record -> parser.parse(record.value()), SCORED_UID);
  }

  /** Gives mentions their event time: published, or observed where that is earlier. */
  public static SingleOutputStreamOperator<Mention> withTimes(
      SingleOutputStreamOperator<Mention> mentions, IngestSettings settings) {
    return mentions
        .assignTimestampsAndWatermarks(
            IngestStage.<Mention>watermarks(settings)
                .withTimestampAssigner(
                    (mention, before) ->
                        eventMillis(mention.publishedAtMillis(), mention.observedAtMillis())))
        .uid(MENTIONS_UID + TIMES_SUFFIX)
        .setParallelism(mentions.getParallelism());
  }

  /** Gives scored mentions their event time. */
  public static SingleOutputStreamOperator<ScoredMention> withScoredTimes(
      SingleOutputStreamOperator<ScoredMention> scored, IngestSettings settings) {
    return scored
        .assignTimestampsAndWatermarks(
            IngestStage.<ScoredMention>watermarks(settings)
                .withTimestampAssigner(
                    (mention, before) ->
                        eventMillis(mention.publishedAtMillis(), mention.observedAtMillis())))
        .uid(SCORED_UID + TIMES_SUFFIX);
  }

  private static long eventMillis(long publishedAtMillis, Long observedAtMillis) {
    return observedAtMillis == null
        ? publishedAtMillis
        : Math.min(publishedAtMillis, observedAtMillis);
  }

  private static <T> WatermarkStrategy<T> watermarks(IngestSettings settings) {
    if (settings.bounded()) {
      return WatermarkStrategy.noWatermarks();
    }
    return WatermarkStrategy.<T>forBoundedOutOfOrderness(
            Duration.ofMillis(settings.outOfOrdernessMillis()))
        .withIdleness(Duration.ofMillis(settings.idlenessMillis()));
  }

  /** Parsing stays on the source's task, so that records of one partition keep their order. */
  private static <T> SingleOutputStreamOperator<T> parsed(
      DataStream<RawRecord> records, TypeInformation<T> type, RecordParser<T> parser, String uid) {
    return records
        .process(new ParseRecords<>(parser))
        .returns(type)
        .uid(uid)
        .name(uid)
        .setParallelism(records.getParallelism());
  }
}
