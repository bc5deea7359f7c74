package io.firebreak.jobs.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every setting of the jobs, in the order of the documentation. */
public final class SettingKeys {
  private SettingKeys() {}

  public static final SettingKey<String> KAFKA_SERVERS =
      SettingKey.text(
          "kafka.bootstrapServers", "localhost:9092", "Kafka brokers, host:port, comma-separated.");
  public static final SettingKey<String> KAFKA_GROUP =
      SettingKey.text(
          "kafka.groupId",
          "firebreak",
          "Consumer group and prefix of transactional ids. Two deployments on one Kafka need two names,"
              + " or they fence each other's transactions.");
  public static final SettingKey<String> KAFKA_START =
      SettingKey.oneOf(
          "kafka.startFrom",
          "committed",
          Set.of("committed", "earliest", "latest"),
          "Where a job without a checkpoint begins to read. committed falls back to earliest.");
  public static final SettingKey<String> TOPIC_MENTIONS =
      SettingKey.text("kafka.topics.mentions", "mentions", "Topic of the mentions.");
  public static final SettingKey<String> TOPIC_ISSUES =
      SettingKey.text("kafka.topics.issues", "issues", "Compacted topic of the issue definitions.");
  public static final SettingKey<String> TOPIC_RESPONSES =
      SettingKey.text("kafka.topics.responses", "responses", "Compacted topic of the responses.");
  public static final SettingKey<String> TOPIC_LABELS =
      SettingKey.text(
          "kafka.topics.labels", "labels", "Compacted topic of the analysts' labels of mentions.");
  public static final SettingKey<String> TOPIC_SCORED =
      SettingKey.text(
          "kafka.topics.scoredMentions", "scored-mentions", "Topic between the two jobs.");
  public static final SettingKey<String> TOPIC_SPREAD =
      SettingKey.text("kafka.topics.spreadMetrics", "spread-metrics", "Topic of the metrics.");
  public static final SettingKey<String> TOPIC_EFFECTS =
      SettingKey.text(
          "kafka.topics.responseEffects",
          "response-effects",
          "Topic of what looks at responses found.");
  public static final SettingKey<String> TOPIC_ALERTS =
      SettingKey.text("kafka.topics.alerts", "alerts", "Topic of the alerts, kept for 30 days.");
  public static final SettingKey<String> TOPIC_CLUSTERS =
      SettingKey.text(
          "kafka.topics.coordinatedClusters",
          "coordinated-clusters",
          "Topic of the coordinated clusters, kept for 30 days.");
  public static final SettingKey<String> TOPIC_DEAD =
      SettingKey.text(
          "kafka.topics.deadLetters", "dead-letters", "Topic of records that could not be used.");

  public static final SettingKey<String> DATABASE_URL =
      SettingKey.text(
          "database.url",
          "jdbc:postgresql://localhost:5432/firebreak",
          "JDBC address of the PostgreSQL database.");
  public static final SettingKey<String> DATABASE_USER =
      SettingKey.text("database.user", "firebreak", "Role that writes the tables.");
  public static final SettingKey<String> DATABASE_PASSWORD_ENV =
      SettingKey.text(
          "database.passwordEnv",
          "FIREBREAK_DATABASE_PASSWORD",
          "Name of the environment variable that holds the password: the password itself never stands in"
              + " a file or on a command line.");
  public static final SettingKey<Integer> DATABASE_BATCH =
      SettingKey.integer(
          "database.batchRows",
          1000,
          1,
          100_000,
          "Rows in one batch. Low: slow. High: rows show late and a failed batch repeats more.");
  public static final SettingKey<Long> DATABASE_BATCH_MILLIS =
      SettingKey.durationMillis(
          "database.batchInterval",
          "1s",
          "10ms",
          "1m",
          "A batch is written after this time even when it is not full. High: dashboards lag.");

  public static final SettingKey<String> PRIVACY_AUTHORS =
      SettingKey.oneOf(
          "privacy.authors",
          "pseudonyms",
          Set.of("pseudonyms", "public"),
          "pseudonyms: authors are named by a keyed hash from where mentions are read. public: by their"
              + " ids and handles.");
  public static final SettingKey<String> PRIVACY_KEY_ENV =
      SettingKey.text(
          "privacy.keyEnv",
          "FIREBREAK_PRIVACY_KEY",
          "Name of the environment variable that holds the key of the pseudonyms, 32 characters or more."
              + " StanceJob does not start without it; a new key makes new authors of all.");
  public static final SettingKey<String> PRIVACY_HANDLES =
      SettingKey.oneOf(
          "privacy.handles",
          "drop",
          Set.of("drop", "keep"),
          "Whether the public names of authors are kept beside their pseudonyms.");

  public static final SettingKey<Integer> INGEST_RECORD_BYTES =
      SettingKey.integer(
          "ingest.maxRecordBytes",
          1 << 20,
          1 << 10,
          16 << 20,
          "A larger record is a dead letter. Low: long articles are lost to the metrics.");
  public static final SettingKey<Integer> INGEST_TEXT_CHARS =
      SettingKey.integer(
          "ingest.maxTextChars",
          50_000,
          140,
          1_000_000,
          "A mention with a longer text is a dead letter.");
  public static final SettingKey<Long> INGEST_FUTURE =
      SettingKey.durationMillis(
          "ingest.futureTolerance",
          "1h",
          "0s",
          "7d",
          "A mention published later than it was observed by more than this is a dead letter. High: one"
              + " wrong clock drives the event time ahead and makes the others late.");
  public static final SettingKey<Long> INGEST_DISORDER =
      SettingKey.durationMillis(
          "ingest.outOfOrderness",
          "30s",
          "0s",
          "1h",
          "How long the event time waits for mentions that arrive out of order. Low: windows are revised"
              + " more often. High: every window and every reply shows later by this much.");
  public static final SettingKey<Long> INGEST_IDLENESS =
      SettingKey.durationMillis(
          "ingest.idleness",
          "30s",
          "1s",
          "1d",
          "A partition silent for this long no longer holds back event time. Low: a slow partition's"
              + " mentions become late. High: one silent partition stops all windows.");

  public static final SettingKey<Long> HORIZON =
      SettingKey.durationMillis(
          "horizon",
          "48h",
          "1h",
          "30d",
          "How long after its publication a mention may still arrive, be edited or be deleted and count"
              + " where it belongs. State grows with it. Later ones are counted as late.");
  public static final SettingKey<Long> THREAD_PARENT_WAIT =
      SettingKey.durationMillis(
          "thread.parentWait",
          "6h",
          "1m",
          "30d",
          "How long, in event time, a reply, quote or repost that names no issue waits for its parent to"
              + " turn up. Low: when the job catches up after a pause and one partition runs ahead,"
              + " replies give up on parents that are still to be read, and are lost to the counts."
              + " High: state grows with every reply that concerns nobody.");
  public static final SettingKey<Long> THREAD_RETENTION =
      SettingKey.durationMillis(
          "thread.retention",
          "7d",
          "1h",
          "90d",
          "How long a matched mention is remembered after it was last passed on. Low: late reposts fall"
              + " back to their own text.");

  public static final SettingKey<String> STANCE_MODE =
      SettingKey.oneOf(
          "stance.mode",
          "auto",
          Set.of("accurate", "fast", "auto"),
          "Which model judges. accurate: the encoder, some 400 texts a second and processor. fast: the"
              + " linear model, some 20,000. auto: the encoder with a memory of the texts that it"
              + " judged; when more comes in than it can judge, the linear model, which each record"
              + " and the counter linearUnderOverload tell.");
  public static final SettingKey<Integer> STANCE_CACHE =
      SettingKey.integer(
          "stance.cacheEntries",
          50_000,
          1,
          10_000_000,
          "Judged texts remembered by each task in the mode auto, so that copies cost nothing. About"
              + " 300 bytes an entry.");
  public static final SettingKey<Double> STANCE_CONFIDENCE =
      SettingKey.decimal(
          "stance.minimumConfidence",
          0.40,
          0.0,
          1.0,
          "A mention whose most probable stance is less probable than this is unclassified; its"
              + " probabilities are kept. High: fewer mistakes, and fewer mentions judged.");
  public static final SettingKey<Double> STANCE_ENCODER_SHARE =
      SettingKey.decimal(
          "stance.encoderShare",
          0.8,
          0.01,
          1.0,
          "Share of a task's time that the encoder may take in the mode auto in the long run; beyond"
              + " it the linear model judges. Low: overloaded sooner. 1: the stream may fall behind.");
  public static final SettingKey<Long> STANCE_ENCODER_BURST =
      SettingKey.durationMillis(
          "stance.encoderBurst",
          "30s",
          "100ms",
          "1h",
          "Time that the encoder may take at once after a pause, before its share counts. High: a wave"
              + " of mentions is judged better and shows later.");

  public static final SettingKey<Integer> SPREAD_GROWTH_WINDOWS =
      SettingKey.integer(
          "spread.growthWindows",
          12,
          3,
          72,
          "Windows in the fit of the growth rate. Low: wide intervals. High: slow to see a turn.");
  public static final SettingKey<Long> SPREAD_R_WINDOW =
      SettingKey.durationMillis(
          "spread.reproductionWindow",
          "6h",
          "30m",
          "24h",
          "Time that the live R looks back over. Low: wide bands. High: slow to see a turn.");
  public static final SettingKey<Integer> SPREAD_R_MENTIONS =
      SettingKey.integer(
          "spread.reproductionMinimum",
          10,
          1,
          1000,
          "Reposts, replies and quotes by critics below which R is not shown: too few data.");
  public static final SettingKey<Double> SPREAD_BASELINE_FLOOR =
      SettingKey.decimal(
          "spread.baselineFloor",
          5.0,
          0.1,
          100_000.0,
          "Critic mentions per hour that count as quiet even for an issue without history.");

  public static final SettingKey<Integer> SPREAD_TAIL_AUTHORS =
      SettingKey.integer(
          "spread.tailAuthors",
          10,
          1,
          1_000_000,
          "After activity of so many authors, empty windows are still written for 6 hours, so that R"
              + " and velocity are seen to fall. Low: many rows for many small issues.");

  public static final SettingKey<String> EFFECT_LIBRARY =
      SettingKey.text(
          "effect.library",
          "",
          "Library of past crises that firebreak learn made, a path that every task manager can read."
              + " Empty: none, and every verdict says uncalibrated. A broken file stops the job when"
              + " it starts; a new one is read when the job starts again.");

  public static final SettingKey<String> ALERTS_GRAFANA =
      SettingKey.text(
          "alerts.grafanaUrl",
          "",
          "Address of Grafana, http or https, for the links in alerts. Empty: alerts have no link.");

  public static final SettingKey<Long> COORDINATION_WINDOW =
      SettingKey.durationMillis(
          "coordination.window",
          "1h",
          "10m",
          "1d",
          "How far back the search for coordinated accounts looks. High: state grows, and with it the"
              + " time of each look.");
  public static final SettingKey<Long> COORDINATION_EVERY =
      SettingKey.durationMillis(
          "coordination.every",
          "5m",
          "1m",
          "1h",
          "Event time between two looks for coordinated accounts. High: clusters are told of later.");
  public static final SettingKey<Integer> COORDINATION_MENTIONS =
      SettingKey.integer(
          "coordination.mentions",
          2000,
          100,
          20_000,
          "How many mentions of an issue with a text a look takes in, the newest. Low: in a burst it"
              + " reaches back less far than the window. High: each look takes longer.");

  public static final SettingKey<String> ALERTS_ALERTMANAGER =
      SettingKey.text(
          "alerts.alertmanagerUrl",
          "",
          "Address of a Prometheus Alertmanager, such as http://alertmanager:9093. Empty: none.");
  public static final SettingKey<String> ALERTS_WEBHOOK =
      SettingKey.text(
          "alerts.webhookUrl", "", "Address that is told of alerts by POST. Empty: none.");
  public static final SettingKey<String> ALERTS_WEBHOOK_FORMAT =
      SettingKey.oneOf(
          "alerts.webhookFormat",
          "json",
          Set.of("json", "slack"),
          "json: the alert as in the topic, signed. slack: what Slack's incoming webhooks take.");
  public static final SettingKey<String> ALERTS_WEBHOOK_SECRET_ENV =
      SettingKey.text(
          "alerts.webhookSecretEnv",
          "FIREBREAK_WEBHOOK_SECRET",
          "Name of the environment variable of the task managers that holds the secret of the"
              + " webhook's signature. Without it a webhook of format json stops the job.");
  public static final SettingKey<String> ALERTS_WEBHOOK_SEVERITY =
      SettingKey.oneOf(
          "alerts.webhookSeverity",
          "page",
          Set.of("page", "ticket", "info"),
          "The least severity that the webhook is told of.");
  public static final SettingKey<Long> ALERTS_WITHIN =
      SettingKey.durationMillis(
          "alerts.notifyWithin",
          "6h",
          "1m",
          "7d",
          "An alert that is older when it is raised, as when history is read again, is kept and shown"
              + " but wakes nobody.");

  public static final SettingKey<Integer> FOLLOW_UP_SIZE =
      SettingKey.integer(
          "followup.size",
          200,
          1,
          1000,
          "Mentions in the follow-up list of an issue. More than are dismissed, avoided or taken in hand in"
              + " a day, since these keep their places; about 350 bytes each.");
  public static final SettingKey<Integer> FOLLOW_UP_MENTIONS =
      SettingKey.integer(
          "followup.mentions",
          20_000,
          100,
          1_000_000,
          "Mentions of the last 24 hours of an issue that its follow-up list is made from; beyond it the"
              + " oldest are left out. About 300 bytes of state each.");

  public static final SettingKey<Long> CHECKPOINT_INTERVAL =
      SettingKey.durationMillis(
          "flink.checkpointInterval",
          "10s",
          "100ms",
          "1h",
          "Time between checkpoints; the Kafka output becomes visible with each. High: consumers lag.");
  public static final SettingKey<Integer> PARALLELISM =
      SettingKey.integer(
          "flink.parallelism",
          2,
          1,
          4096,
          "Tasks of each stage. More than the cluster's slots: waits.");
  public static final SettingKey<Integer> MAX_PARALLELISM =
      SettingKey.integer(
          "flink.maxParallelism",
          128,
          1,
          32_768,
          "Key groups. Cannot be changed once there is a savepoint.");

  private static final List<SettingKey<?>> ALL =
      List.of(
          KAFKA_SERVERS,
          KAFKA_GROUP,
          KAFKA_START,
          TOPIC_MENTIONS,
          TOPIC_ISSUES,
          TOPIC_RESPONSES,
          TOPIC_LABELS,
          TOPIC_SCORED,
          TOPIC_SPREAD,
          TOPIC_EFFECTS,
          TOPIC_ALERTS,
          TOPIC_CLUSTERS,
          TOPIC_DEAD,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD_ENV,
          DATABASE_BATCH,
          DATABASE_BATCH_MILLIS,
          PRIVACY_AUTHORS,
          PRIVACY_KEY_ENV,
          PRIVACY_HANDLES,
          INGEST_RECORD_BYTES,
          INGEST_TEXT_CHARS,
          INGEST_FUTURE,
          INGEST_DISORDER,
          INGEST_IDLENESS,
          HORIZON,
          THREAD_PARENT_WAIT,
          THREAD_RETENTION,
          STANCE_MODE,
          STANCE_CACHE,
          STANCE_CONFIDENCE,
          STANCE_ENCODER_SHARE,
          STANCE_ENCODER_BURST,
          SPREAD_GROWTH_WINDOWS,
          SPREAD_R_WINDOW,
          SPREAD_R_MENTIONS,
          SPREAD_BASELINE_FLOOR,
          SPREAD_TAIL_AUTHORS,
          EFFECT_LIBRARY,
          ALERTS_GRAFANA,
          COORDINATION_WINDOW,
          COORDINATION_EVERY,
          COORDINATION_MENTIONS,
          ALERTS_ALERTMANAGER,
          ALERTS_WEBHOOK,
          ALERTS_WEBHOOK_FORMAT,
          ALERTS_WEBHOOK_SECRET_ENV,
          ALERTS_WEBHOOK_SEVERITY,
          ALERTS_WITHIN,
          FOLLOW_UP_SIZE,
          FOLLOW_UP_MENTIONS,
          CHECKPOINT_INTERVAL,
          PARALLELISM,
          MAX_PARALLELISM);

  /** Every key by its name, in the order of the documentation. */
  public static Map<String, SettingKey<?>> byName() {
    Map<String, SettingKey<?>> byName = new LinkedHashMap<>();
    ALL.forEach(key -> byName.put(key.name(), key));
    return byName;
  }
}
