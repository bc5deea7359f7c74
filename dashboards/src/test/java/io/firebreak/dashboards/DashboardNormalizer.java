package io.firebreak.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/**
 * The one way a dashboard file is written: what Grafana adds on each save is taken out, keys stand
 * in alphabetical order, two spaces indent. So a difference between two files is one that somebody
 * made.
 */
final class DashboardNormalizer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DashboardNormalizer() {}

  /** The dashboard as text, ending with a line feed. */
  static String normalize(JsonNode exported) {
    ObjectNode dashboard = exported.deepCopy();
    dashboard.remove("version");
    dashboard.remove("iteration");
    dashboard.remove("gnetId");
    dashboard.putNull("id");
    for (JsonNode node : dashboard.path("templating").path("list")) {
      ObjectNode variable = (ObjectNode) node;
      variable.remove("current");
      variable.putArray("options"); // Grafana fills them from the query
    }
    for (JsonNode panel : dashboard.path("panels")) {
      ((ObjectNode) panel).remove("pluginVersion");
      for (JsonNode inner : panel.path("panels")) {
        ((ObjectNode) inner).remove("pluginVersion");
      }
    }
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return JSON.writer(printer).writeValueAsString(sorted(dashboard)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write the dashboard", e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    TreeMap<String, JsonNode> fields = new TreeMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
    ObjectNode object = JSON.createObjectNode();
    fields.forEach(object::set);
    return object;
  }
}
