package io.firebreak.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** The links at the top of a dashboard: to all others, in the order of their files. */
final class DashboardLinks {

  private DashboardLinks() {}

  /** Each keeps the time range and the variables that both dashboards have. */
  static ArrayNode of(DashboardFile from, List<DashboardFile> all) {
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    for (DashboardFile to : all) {
      JsonNode json = to.json();
      if (!to.path().equals(from.path())) {
        links
            .addObject()
            .put("asDropdown", false)
            .put("icon", "dashboard")
            .put("includeVars", true)
            .put("keepTime", true)
            .put("targetBlank", false)
            .put("title", json.path("title").asText())
            .put("tooltip", json.path("description").asText())
            .put("type", "link")
            .put("url", "/d/" + json.path("uid").asText())
            .putArray("tags");
      }
    }
    return links;
  }
}
