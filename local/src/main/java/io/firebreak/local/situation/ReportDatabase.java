package io.firebreak.local.situation;

import io.firebreak.local.report.ReportData;
import io.firebreak.local.report.ReportDataBuilder;
import io.firebreak.local.report.SeenAlert;
import io.firebreak.local.situation.Scope.Condition;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.data.StoryMetric;
import io.firebreak.models.effect.ResponseMoment;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tables that a report is drawn from, read only and all at one moment: what the jobs write
 * meanwhile is not seen. Texts are cut where they are read; values are bound, never pasted into
 * SQL.
 *
 * <p>One thread at a time.
 */
public final class ReportDatabase implements AutoCloseable {
  private static final int MOST_ALERTS = 2_000;

  /** More characters than the page shows of any text. */
  private static final int TEXT_CHARS = 1_000;

  private static final String MENTION_COLUMNS =
      "SELECT mention_key, issue_id, NULL::text AS comparison_group, deleted, revision, platform,"
          + " kind, parent_key, NULL::timestamptz AS parent_published_at, author_id, author_handle,"
          + " followers, left(text, %1$d) AS text, left(title, %1$d) AS title, language, url,"
              .formatted(TEXT_CHARS)
          + " published_at, observed_at, hub_link, key_message, source, source_tier, matched_by,"
          + " stance, critic, supporter, neutral, model FROM scored_mention";

  private final Connection connection;

  private ReportDatabase(Connection connection) {
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @param password null when the server asks for none
   */
  public static ReportDatabase open(String url, String user, String password) throws SQLException {
    return new ReportDatabase(
        ReadOnly.connect(url, user, password, Connection.TRANSACTION_REPEATABLE_READ));
  }

  /** Ids of the issues that are watched, in alphabetical order. */
  public List<String> issues(int most) throws SQLException {
    return rows(
            "SELECT issue_id FROM issue WHERE NOT deleted ORDER BY issue_id COLLATE \"C\" LIMIT ?",
            List.of(most),
            row -> row.getString(1))
        .toList();
  }

  /** True when the issue is watched. */
  public boolean knows(String issueId) throws SQLException {
    return !rows(
            "SELECT 1 FROM issue WHERE NOT deleted AND issue_id = ?",
            List.of(issueId),
            row -> row.getInt(1))
        .toList()
        .isEmpty();
  }

  /**
   * End of the newest window.
   *
   * @param issueId of this issue; null for all, which is up to when there are data
   * @return epoch milliseconds; null when there is no window
   */
  public Long newestWindowEnd(String issueId) throws SQLException {
    String newest =
        "(SELECT w.window_end FROM spread_window w WHERE w.platform = 'all' AND w.window_size = '%s'"
            + (issueId == null ? "" : " AND w.issue_id = ?")
            + " ORDER BY w.window_start DESC LIMIT 1)";
    return rows(
            "SELECT coalesce(" + newest.formatted("5m") + ", " + newest.formatted("1h") + ")",
            issueId == null ? List.of() : List.of(issueId, issueId),
            row -> millis(row, 1))
        .toList()
        .get(0);
  }

  /**
   * A report over what the tables hold; it reads when it is built, so build it before closing.
   *
   * @param title heading of the page
   */
  public ReportDataBuilder builder(String title, Scope scope) throws SQLException {
    ReportDataBuilder builder =
        new ReportDataBuilder(title)
            .issues(issues(scope))
            .responses(responses(scope))
            .effects(effects(scope))
            .stories(stories(scope))
            .alerts(alerts(scope))
            .qualities(qualities(scope))
            .drifts(drifts(scope))
            .windows(windows(scope))
            .mentions(mentions(scope));
    Long until = newestWindowEnd(null);
    if (until != null) {
      builder.dataUntil(scope.toMillis() == null ? until : Math.min(until, scope.toMillis()));
    }
    return builder;
  }

  /**
   * Builds, with failures of the database as what they are.
   *
   * @throws SQLException when rows cannot be read
   */
  public ReportData build(ReportDataBuilder builder) throws SQLException {
    try {
      return builder.build();
    } catch (Rows.UncheckedSqlException e) {
      throw e.sql();
    }
  }

  /** Counts dead letters by the code of their reason, recorded in a range of processing time. */
  public void deadLetters(Scope recorded, Consumer<DeadLetters> counts) throws SQLException {
    Condition where =
        new Scope(null, recorded.fromMillis(), recorded.toMillis()).where("", "recorded_at");
    rows(
            "SELECT left(split_part(reason, ':', 1), 60), count(*) FROM dead_letter"
                + where.where()
                + " GROUP BY 1 ORDER BY 1",
            where.values(),
            row -> new DeadLetters(row.getString(1), row.getLong(2)))
        .toList()
        .forEach(counts);
  }

  /** How many dead letters had one reason code. */
  public record DeadLetters(String code, long count) {}

  private List<Issue> issues(Scope scope) throws SQLException {
    Condition where = scope.where("issue_id", null);
    return rows(
            "SELECT issue_id, name, deleted FROM issue"
                + where.where()
                + " ORDER BY issue_id COLLATE \"C\"",
            where.values(),
            row ->
                new Issue(
                    row.getString(1),
                    row.getBoolean(3),
                    row.getString(2),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of()))
        .toList();
  }

  private List<Response> responses(Scope scope) throws SQLException {
    Condition where = ofResponses(scope, "issue_id", "published_at", "kind");
    return records(
            "SELECT response_id AS id, deleted, issue_id, published_at, kind, channel, url,"
                + " left(text, %d) AS text, '[]' AS key_messages, unexposed_platforms,"
                    .formatted(TEXT_CHARS)
                + " comparison_issue FROM response",
            where,
            "published_at, response_id COLLATE \"C\"",
            Response.class)
        .toList();
  }

  /** Answers to mentions from the begin of their quarter of a day: they are measured together. */
  private static Condition ofResponses(Scope scope, String issue, String time, String kind) {
    Condition where = new Scope(scope.issueId(), null, scope.toMillis()).where(issue, time);
    return scope.fromMillis() == null
        ? where
        : where.and(
            "%s >= CASE %s WHEN '%s' THEN ? ELSE ? END".formatted(time, kind, Response.ANSWER),
            Scope.timestamp(ResponseMoment.quarterOfDayStart(scope.fromMillis())),
            Scope.timestamp(scope.fromMillis()));
  }

  /** Looks at the responses of the range, up to its end. */
  public List<ResponseEffect> effects(Scope scope) throws SQLException {
    Condition where =
        ofResponses(scope, "e.issue_id", "coalesce(r.published_at, e.response_at)", "r.kind");
    if (scope.toMillis() != null) {
      where = where.and("e.look_at <= ?", Scope.timestamp(scope.toMillis()));
    }
    return records(
            "SELECT e.* FROM response_effect e LEFT JOIN response r ON r.response_id = e.response_id",
            where.and("NOT coalesce(r.deleted, false)"),
            "e.issue_id COLLATE \"C\", e.response_id COLLATE \"C\", e.look_at, e.look",
            ResponseEffect.class)
        .toList();
  }

  /** Stories; one that goes on after the end of the range is left out: it knows too much. */
  List<StoryMetric> stories(Scope scope) throws SQLException {
    Condition where = scope.where("issue_id", null);
    if (scope.toMillis() != null) {
      where = where.and("until_at <= ?", Scope.timestamp(scope.toMillis()));
    }
    return records(
            "SELECT *, from_at AS \"from\", until_at AS until, onset_at AS onset, peak_at AS peak,"
                + " first_response_at AS first_response FROM story_metric",
            where,
            "issue_id COLLATE \"C\"",
            StoryMetric.class)
        .toList();
  }

  /** Alerts that lasted into the range; one that resolved after its end was open then. */
  private List<SeenAlert> alerts(Scope scope) throws SQLException {
    Condition where = scope.where("issue_id", null);
    if (scope.fromMillis() != null) {
      where = where.and("(until IS NULL OR until >= ?)", Scope.timestamp(scope.fromMillis()));
    }
    if (scope.toMillis() != null) {
      where = where.and("fired_at < ?", Scope.timestamp(scope.toMillis()));
    }
    return rows(
            "SELECT issue_id, rule_id, kind, subject, severity, fired_at, until, summary,"
                + " why ->> 'runbook', acked_by, acked_at FROM alert"
                + where.where()
                + " ORDER BY until IS NULL DESC, fired_at DESC, issue_id COLLATE \"C\", rule_id COLLATE \"C\","
                + " episode COLLATE \"C\" LIMIT "
                + MOST_ALERTS,
            where.values(),
            row -> alert(row, scope))
        .toList();
  }

  private static SeenAlert alert(ResultSet row, Scope scope) throws SQLException {
    Long until = millis(row, 7);
    boolean later = isAfter(until, scope);
    boolean ackedLater = isAfter(millis(row, 11), scope);
    return new SeenAlert(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        millis(row, 6),
        later ? null : until,
        later ? "It fired then; what it said is not kept, since it is over." : row.getString(8),
        row.getString(9),
        ackedLater ? null : row.getString(10),
        ackedLater ? null : millis(row, 11));
  }

  private static boolean isAfter(Long millis, Scope scope) {
    return millis != null && scope.toMillis() != null && millis > scope.toMillis();
  }

  private List<StanceQuality> qualities(Scope scope) throws SQLException {
    return rows(
            "SELECT *, found_at AS at FROM stance_quality"
                + scope.where("issue_id", null).where()
                + " ORDER BY issue_id COLLATE \"C\"",
            scope.where("issue_id", null).values(),
            row -> RecordRows.read(row, StanceQuality.class))
        .toList();
  }

  private List<StanceDrift> drifts(Scope scope) throws SQLException {
    return records(
            "SELECT DISTINCT ON (issue_id) * FROM stance_drift",
            scope.where("issue_id", "hour"),
            "issue_id, hour DESC",
            StanceDrift.class)
        .toList();
  }

  private Rows<SpreadWindow> windows(Scope scope) {
    Condition where = scope.where("issue_id", "window_start").and("window_size IN ('5m', '1h')");
    if (scope.toMillis() != null) {
      where = where.and("window_end <= ?", Scope.timestamp(scope.toMillis()));
    }
    return records(
        "SELECT * FROM spread_window",
        where,
        "issue_id COLLATE \"C\", platform COLLATE \"C\", window_size, window_start",
        SpreadWindow.class);
  }

  /** Mentions that stand, each time they are iterated read anew. */
  public Iterable<ScoredMention> mentions(Scope scope) {
    return records(
        MENTION_COLUMNS,
        scope.where("issue_id", "published_at").and("NOT deleted"),
        "published_at, mention_key COLLATE \"C\", issue_id COLLATE \"C\"",
        ScoredMention.class);
  }

  private <T extends Record> Rows<T> records(
      String select, Condition where, String order, Class<T> type) {
    return rows(
        select + where.where() + " ORDER BY " + order,
        where.values(),
        row -> RecordRows.read(row, type));
  }

  private <T> Rows<T> rows(String sql, List<?> values, Rows.RowReader<T> reader) {
    return new Rows<>(connection, sql, List.copyOf(values), reader);
  }

  private static Long millis(ResultSet row, int column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : (Long) time.toInstant().toEpochMilli();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
