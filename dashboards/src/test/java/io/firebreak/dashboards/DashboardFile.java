package io.firebreak.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One dashboard: its panels and all that it asks the database.
 *
 * @param path the file
 * @param json its content
 */
record DashboardFile(Path path, JsonNode json) {

  /**
   * Something the dashboard asks the database.
   *
   * @param name dashboard file and panel, annotation or variable: for messages
   * @param sql the query before any replacement
   * @param timeSeries true when Grafana needs a time column in ascending order
   */
  record Query(String name, String sql, boolean timeSeries) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A variable that the reader of the dashboard chooses.
   *
   * @param query its SQL; null for one with fixed values
   * @param fixedValues its fixed values; empty for one with a query
   * @param list true when several values or All can be chosen
   * @param multi true when several values can be chosen
   * @param allValue what All puts in, as it is; null where it is all values, or there is no All
   */
  record Variable(
      String name,
      String query,
      List<String> fixedValues,
      boolean list,
      boolean multi,
      String allValue) {}

  static DashboardFile read(Path path) {
    return new DashboardFile(path, Repository.json(path));
  }

  String fileName() {
    return path.getFileName().toString();
  }

  /** All panels but rows, those inside of collapsed rows too. */
  List<JsonNode> panels() {
    List<JsonNode> panels = new ArrayList<>();
    for (JsonNode panel : json.path("panels")) {
      if (!panel.path("type").asText().equals("row")) {
        panels.add(panel);
      }
      panel.path("panels").forEach(panels::add);
    }
    return panels;
  }

  List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    for (JsonNode node : json.path("templating").path("list")) {
      if (node.path("type").asText().equals("datasource")) {
        continue;
      }
      boolean query = node.path("type").asText().equals("query");
      String text = node.path("query").asText();
      List<String> values =
          query
              ? List.of()
              : Arrays.stream(text.split(","))
                  .map(option -> option.substring(option.lastIndexOf(':') + 1).trim())
                  .toList();
      boolean multi = node.path("multi").asBoolean();
      boolean all = node.path("includeAll").asBoolean();
      variables.add(
          new Variable(
              node.path("name").asText(),
              query ? text : null,
              values,
              multi || all,
              multi,
              all && node.has("allValue") ? node.path("allValue").asText() : null));
    }
    return variables;
  }

  /** True for what asks a Prometheus, not the database. */
  static boolean asksPrometheus(JsonNode panelOrTarget) {
    return panelOrTarget.at("/datasource/type").asText().equals("prometheus");
  }

  /** Everything it asks the database: panels, annotations, variables. */
  List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        if (asksPrometheus(target)) {
          continue;
        }
        queries.add(
            new Query(
                fileName() + ": " + panel.path("title").asText(),
                target.path("rawSql").asText(),
                target.path("format").asText().equals("time_series")));
      }
    }
    for (JsonNode annotation : json.path("annotations").path("list")) {
      if (!annotation.path("builtIn").asBoolean()) {
        queries.add(
            new Query(
                fileName() + ": annotation " + annotation.path("name").asText(),
                annotation.path("target").path("rawSql").asText(),
                false));
      }
    }
    for (Variable variable : variables()) {
      if (variable.query() != null) {
        queries.add(
            new Query(fileName() + ": variable " + variable.name(), variable.query(), false));
      }
    }
    return queries;
  }
}
