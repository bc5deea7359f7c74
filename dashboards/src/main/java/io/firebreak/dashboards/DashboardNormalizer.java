package io.firebreak.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The one way a dashboard file is written. What belongs to one Grafana is taken out (ids of its
 * database, versions, chosen values, its own data sources and address), panels stand as on the
 * page, keys in alphabetical order, two spaces indent. So a difference between two files is one
 * that somebody made. What is normal stays as it is, byte for byte.
 */
public final class DashboardNormalizer {

  /** The data source that is provisioned for Firebreak's dashboards. */
  static final String POSTGRES_UID = "firebreak-postgres";

  private static final String POSTGRES_TYPE = "grafana-postgresql-datasource";

  /** What Grafana called the same plugin up to version 10. */
  private static final String OLD_POSTGRES_TYPE = "postgres";

  private static final String PROMETHEUS_TYPE = "prometheus";

  /** A variable of the dashboard: each Grafana has a Prometheus of its own, or none. */
  private static final String PROMETHEUS_UID = "${prometheus}";

  private static final Pattern OWN_ADDRESS = Pattern.compile("^https?://[^/]+(?=/d/firebreak-)");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private DashboardNormalizer() {}

  /**
   * Normalizes the text of an exported dashboard.
   *
   * @return its text, ending with a line feed
   * @throws NotADashboardException if it is no dashboard in Grafana's Classic form
   */
  public static String normalize(String exported) throws NotADashboardException {
    try {
      ObjectNode dashboard = withoutWhatIsLocal(classic(JSON.readTree(exported)));
      return JSON.writer(printer()).writeValueAsString(settled(dashboard)) + "\n";
    } catch (JsonProcessingException e) {
      throw new NotADashboardException("it is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static ObjectNode withoutWhatIsLocal(ObjectNode dashboard) {
    dashboard.remove(List.of("version", "iteration", "gnetId", "snapshot"));
    dashboard.remove(List.of("__inputs", "__elements", "__requires"));
    dashboard.putNull("id");
    for (JsonNode variable : dashboard.path("templating").path("list")) {
      if (variable instanceof ObjectNode node) {
        node.remove("current");
        node.putArray("options"); // Grafana fills them from the query
      }
    }
    if (dashboard.get("panels") instanceof ArrayNode panels) {
      dashboard.set("panels", inPlace(panels));
    }
    return dashboard;
  }

  /** The dashboard itself, out of what Grafana's API may wrap around it. */
  private static ObjectNode classic(JsonNode exported) throws NotADashboardException {
    JsonNode dashboard =
        exported.path("dashboard").isObject() ? exported.get("dashboard") : exported;
    if (exported.has("apiVersion") && exported.has("spec")) {
      throw new NotADashboardException(
          "it is in Grafana's form for resources: export it anew, as Classic");
    }
    if (!(dashboard instanceof ObjectNode object)
        || !object.has("schemaVersion")
        || !object.path("panels").isArray()) {
      throw new NotADashboardException("it has no panels and schemaVersion of a dashboard");
    }
    return object;
  }

  /** Panels from top to bottom and left to right, with those inside of collapsed rows. */
  private static ArrayNode inPlace(ArrayNode panels) {
    List<JsonNode> ordered = new ArrayList<>();
    panels.forEach(ordered::add);
    ordered.sort(
        Comparator.comparingInt((JsonNode panel) -> panel.at("/gridPos/y").asInt())
            .thenComparingInt(panel -> panel.at("/gridPos/x").asInt()));
    for (JsonNode panel : ordered) {
      if (panel instanceof ObjectNode node) {
        node.remove("pluginVersion");
        if (node.get("panels") instanceof ArrayNode inner) {
          node.set("panels", inPlace(inner));
        }
      }
    }
    return JSON.createArrayNode().addAll(ordered);
  }

  /** Keys in alphabetical order, data sources and links as in every Grafana. */
  private static JsonNode settled(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      node.forEach(element -> array.add(settled(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    TreeMap<String, JsonNode> fields = new TreeMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), settled(field.getValue())));
    fields.computeIfPresent("datasource", (name, source) -> source(source));
    fields.computeIfPresent("url", (name, url) -> relative(url));
    ObjectNode object = JSON.createObjectNode();
    fields.forEach(object::set);
    return object;
  }

  private static JsonNode source(JsonNode source) {
    String type = source.path("type").asText();
    return switch (type) {
      case POSTGRES_TYPE, OLD_POSTGRES_TYPE ->
          JSON.createObjectNode().put("type", POSTGRES_TYPE).put("uid", POSTGRES_UID);
      case PROMETHEUS_TYPE -> JSON.createObjectNode().put("type", type).put("uid", PROMETHEUS_UID);
      default -> source;
    };
  }

  private static JsonNode relative(JsonNode url) {
    return url.isTextual()
        ? TextNode.valueOf(OWN_ADDRESS.matcher(url.asText()).replaceFirst(""))
        : url;
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }
}
