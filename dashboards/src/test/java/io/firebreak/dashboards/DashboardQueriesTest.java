package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.firebreak.dashboards.GrafanaVariables.Value;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of every dashboard, replaced as Grafana replaces it, on PostgreSQL as the reader. */
class DashboardQueriesTest {

  private static final GrafanaRange TWO_DAYS =
      new GrafanaRange(SeedData.START, SeedData.END, Duration.ofMinutes(5));
  private static final GrafanaRange TWO_HOURS =
      new GrafanaRange(
          Instant.parse("2026-03-02T09:00:30.500Z"),
          Instant.parse("2026-03-02T11:00:30.500Z"),
          Duration.ofSeconds(10));
  private static final GrafanaRange A_MONTH =
      new GrafanaRange(SeedData.END.minus(Duration.ofDays(30)), SeedData.END, Duration.ofHours(1));

  private static TestDatabase seeded;
  private static TestDatabase empty;

  @BeforeAll
  static void fill() throws SQLException {
    empty = TestDatabase.migrated();
    seeded = TestDatabase.migrated();
    SeedData.write(seeded);
  }

  static Stream<DashboardFile> dashboards() {
    return Repository.dashboards().stream().map(DashboardFile::read);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyQueryHasRowsForOneValueOfEachVariable(DashboardFile dashboard) throws SQLException {
    Map<String, Value> chosen = choose(dashboard, "alder", "x", "critic");
    for (GrafanaRange range : List.of(TWO_DAYS, TWO_HOURS, A_MONTH)) {
      for (DashboardFile.Query query : dashboard.queries()) {
        boolean mayBeEmpty = range.equals(TWO_HOURS) && query.name().contains("could not be used");
        assertThat(run(seeded, query, chosen, range))
            .as(query.name())
            .isGreaterThanOrEqualTo(mayBeEmpty ? 0 : 1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyQueryHasRowsForEveryWindowSize(DashboardFile dashboard) throws SQLException {
    for (String size : List.of("auto", "1m", "5m", "1h")) {
      Map<String, Value> chosen = choose(dashboard, "alder", "all", "critic");
      chosen.put("window", Value.one(size));
      for (DashboardFile.Query query : dashboard.queries()) {
        assertThat(run(seeded, query, chosen, TWO_DAYS)).as(query.name()).isPositive();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyQueryHasRowsForManyValuesAndForAll(DashboardFile dashboard) throws SQLException {
    Map<String, Value> many = choose(dashboard, "alder", "x", "critic");
    Map<String, Value> all = new LinkedHashMap<>(many);
    for (DashboardFile.Variable variable : dashboard.variables()) {
      if (variable.multi()) {
        many.put(variable.name(), several(variable));
      }
      if (variable.list()) {
        all.put(variable.name(), all(variable));
      }
    }
    for (DashboardFile.Query query : dashboard.queries()) {
      assertThat(run(seeded, query, many, TWO_DAYS)).as(query.name()).isPositive();
      assertThat(run(seeded, query, all, TWO_DAYS)).as(query.name()).isPositive();
      run(empty, query, many, TWO_DAYS);
      run(empty, query, all, TWO_DAYS);
    }
  }

  private static Value several(DashboardFile.Variable variable) {
    return switch (variable.name()) {
      case "issue" -> Value.many("alder", "o'hara", "it's not there");
      case "platform" -> Value.many("x", "news", "it's not there");
      case "stance" -> Value.many("critic", "supporter");
      default -> fail("say here which several values " + variable.name() + " may have");
    };
  }

  /** Where it has no value of its own, All is every value. */
  private static Value all(DashboardFile.Variable variable) {
    return variable.allValue() != null
        ? Value.customAll(variable.allValue())
        : Value.many(variable.fixedValues().toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void aValueWithAQuoteIsAValueLikeAnyOther(DashboardFile dashboard) throws SQLException {
    Map<String, Value> issue = choose(dashboard, "o'hara", "all", "critic");
    for (DashboardFile.Query query : dashboard.queries()) {
      assertThat(run(seeded, query, issue, TWO_DAYS)).as(query.name()).isPositive();
    }
    String hostile = "x') OR true; DROP TABLE issue; --";
    Map<String, Value> everywhere = choose(dashboard, hostile, hostile, hostile);
    everywhere.put("window", Value.one(hostile));
    for (DashboardFile.Query query : dashboard.queries()) {
      run(seeded, query, everywhere, TWO_DAYS);
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void emptyTablesGiveNoErrors(DashboardFile dashboard) throws SQLException {
    for (Map<String, Value> chosen :
        List.of(
            choose(dashboard, "", "all", "critic"), choose(dashboard, "alder", "x", "critic"))) {
      for (DashboardFile.Query query : dashboard.queries()) {
        run(empty, query, chosen, TWO_DAYS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void nothingDeletedAndNoUnsafeLinkIsShown(DashboardFile dashboard) throws SQLException {
    Map<String, Value> chosen = choose(dashboard, "alder", "all", "critic");
    chosen.put("stance", Value.many("critic", "supporter", "neutral", "unclassified"));
    List<String> cells = new ArrayList<>();
    for (DashboardFile.Query query : dashboard.queries()) {
      try (Connection reader = seeded.reader();
          Statement statement = reader.createStatement();
          ResultSet rows = statement.executeQuery(expand(query, chosen, TWO_DAYS))) {
        while (rows.next()) {
          for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            cells.add(String.valueOf(rows.getString(column)));
          }
        }
      }
    }
    assertThat(cells)
        .noneMatch(
            cell ->
                cell.contains("DELETED")
                    || cell.contains("WITHDRAWN")
                    || cell.contains("Withdrawn"))
        .noneMatch(
            cell -> cell.contains("javascript:") || cell.contains("<b>") || cell.contains("\u202E"))
        .noneMatch(cell -> cell.length() > 600);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void annotationsWhichAreHtmlEscapeTheirText(DashboardFile dashboard) throws SQLException {
    for (DashboardFile.Query query : dashboard.queries()) {
      if (query.name().contains(": annotation ")) {
        for (String issue : List.of("alder", "o'hara")) {
          Map<String, Value> chosen = choose(dashboard, issue, "all", "critic");
          try (Connection reader = seeded.reader();
              Statement statement = reader.createStatement();
              ResultSet rows = statement.executeQuery(expand(query, chosen, TWO_DAYS))) {
            while (rows.next()) {
              assertThat(rows.getString("text"))
                  .as(query.name())
                  .doesNotContain("<", ">")
                  .doesNotContainPattern("&(?!lt;|gt;|amp;)");
            }
          }
        }
      }
    }
  }

  private static Map<String, Value> choose(
      DashboardFile dashboard, String issue, String platform, String stance) {
    Map<String, Value> chosen = new LinkedHashMap<>();
    for (DashboardFile.Variable variable : dashboard.variables()) {
      String value =
          switch (variable.name()) {
            case "issue" -> issue;
            case "platform" -> platform;
            case "stance" -> stance;
            case "window" -> "auto";
            case "response" -> responseOf(issue);
            default -> fail("say here what the variable " + variable.name() + " may be");
          };
      chosen.put(variable.name(), new Value(List.of(value), variable.list(), null));
    }
    return chosen;
  }

  private static String responseOf(String issue) {
    return switch (issue) {
      case "alder" -> "r1";
      case "o'hara" -> "r'4";
      default -> issue;
    };
  }

  private static String expand(
      DashboardFile.Query query, Map<String, Value> chosen, GrafanaRange range) {
    String sent = new GrafanaVariables(chosen, range, ZoneId.of("Asia/Tokyo")).expand(query.sql());
    return new GrafanaMacros(range).expand(sent);
  }

  /** Runs a query as Grafana does and checks its shape; returns the number of rows. */
  private static int run(
      TestDatabase database,
      DashboardFile.Query query,
      Map<String, Value> chosen,
      GrafanaRange range)
      throws SQLException {
    String sql = expand(query, chosen, range);
    try (Connection reader = database.reader();
        Statement statement = reader.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      checkColumns(query, rows.getMetaData());
      int count = 0;
      Instant before = Instant.MIN;
      while (rows.next()) {
        count++;
        if (query.timeSeries()) {
          assertThat(rows.getTimestamp("time")).as(query.name() + ": time").isNotNull();
          Instant time = rows.getTimestamp("time").toInstant();
          assertThat(time).as(query.name() + ": times ascend").isAfterOrEqualTo(before);
          before = time;
        }
      }
      return count;
    } catch (SQLException e) {
      throw new SQLException(query + " fails: " + e.getMessage() + "\n" + sql, e);
    }
  }

  private static void checkColumns(DashboardFile.Query query, ResultSetMetaData columns)
      throws SQLException {
    boolean numeric = false;
    boolean time = false;
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      numeric |=
          List.of(Types.DOUBLE, Types.BIGINT, Types.INTEGER)
              .contains(columns.getColumnType(column));
      if (columns.getColumnType(column) == Types.TIMESTAMP) {
        assertThat(columns.getColumnTypeName(column)).as(query.name()).isEqualTo("timestamptz");
      }
      time |=
          columns.getColumnName(column).equals("time")
              && columns.getColumnType(column) == Types.TIMESTAMP;
    }
    if (query.timeSeries()) {
      assertThat(time).as(query.name() + ": a timestamptz called time").isTrue();
      assertThat(numeric).as(query.name() + ": a numeric column").isTrue();
    }
  }
}
