package io.firebreak.models.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A plain recount of delivered records, written without a look at the simulator: parse, keep the
 * highest revision of each key, drop what was deleted, match by text, link and reference.
 */
final class Recount {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SUBJECT = words("tidelark|ferry blackout");
  private static final Pattern RIVAL = words("saltmere");
  private static final Pattern NOT_SUBJECT = words("tidelark song");
  private static final Pattern NOT_RIVAL = words("saltmere village");
  private static final String HUB = "https://www.tidelark.example/help";
  private static final long HORIZON_MILLIS = 48 * 3_600_000L;

  final Map<String, JsonNode> latest = new LinkedHashMap<>();
  final Map<String, JsonNode> live = new LinkedHashMap<>();
  final Map<String, Set<String>> issues = new HashMap<>();
  int lines;
  int deadLetters;
  int repeated;
  int late;
  int beyondHorizon;

  Recount(Iterable<Delivery> deliveries) {
    Set<String> revisions = new HashSet<>();
    Set<String> tooLate = new HashSet<>();
    for (Delivery delivery : deliveries) {
      lines++;
      JsonNode mention = read(delivery.value());
      if (mention == null) {
        deadLetters++;
        continue;
      }
      String key = key(mention, mention.get("id").textValue());
      if (!revisions.add(key + "@" + mention.get("revision").longValue())) {
        repeated++;
        continue;
      }
      if (mention.get("revision").longValue() == 0) {
        long age = millis(mention, "observedAt") - millis(mention, "publishedAt");
        if (age > HORIZON_MILLIS) {
          beyondHorizon++;
          tooLate.add(key);
        } else if (age >= 3_600_000L) {
          late++;
        }
      }
      JsonNode known = latest.get(key);
      if (known == null
          || known.get("revision").longValue() < mention.get("revision").longValue()) {
        latest.put(key, mention);
      }
    }
    latest.forEach(
        (key, mention) -> {
          if (!mention.get("op").textValue().equals("delete") && !tooLate.contains(key)) {
            live.put(key, mention);
          }
        });
    live.keySet().forEach(this::issuesOf);
  }

  /** The mention; null when it is a dead letter. */
  static JsonNode read(byte[] value) {
    JsonNode mention;
    try {
      mention = JSON.readTree(value);
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean good =
        mention.isObject()
            && mention.path("id").isTextual()
            && mention.path("platform").isTextual()
            && isTime(mention.path("publishedAt"))
            && (isAbsent(mention.path("text")) || mention.path("text").isTextual())
            && mention.path("text").asText().length() <= 50_000
            && (isAbsent(mention.path("url")) || isHttp(mention.path("url")));
    for (JsonNode link : mention.path("links")) {
      good &= isHttp(link);
    }
    return good ? mention : null;
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static boolean isTime(JsonNode node) {
    try {
      return Instant.parse(node.asText()).isBefore(Instant.parse("2050-01-01T00:00:00Z"));
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isHttp(JsonNode node) {
    return node.asText().startsWith("https://") || node.asText().startsWith("http://");
  }

  static long millis(JsonNode mention, String field) {
    return Instant.parse(mention.get(field).textValue()).toEpochMilli();
  }

  static String key(JsonNode mention, String id) {
    return mention.get("platform").textValue() + ":" + id;
  }

  static String kind(JsonNode mention) {
    return mention.has("repostOf")
        ? "repost"
        : mention.has("quoteOf") ? "quote" : mention.has("inReplyTo") ? "reply" : "original";
  }

  boolean hasHubLink(JsonNode mention) {
    for (JsonNode link : mention.path("links")) {
      if (link.asText().startsWith(HUB)) {
        return true;
      }
    }
    return false;
  }

  private Set<String> issuesOf(String key) {
    Set<String> known = issues.get(key);
    if (known != null) {
      return known;
    }
    JsonNode mention = latest.get(key);
    Set<String> matched = new HashSet<>();
    String text = mention.path("title").asText("") + "\n" + mention.path("text").asText("");
    boolean hub = hasHubLink(mention);
    if ((SUBJECT.matcher(text).find() && !NOT_SUBJECT.matcher(text).find()) || hub) {
      matched.add("tidelark-outage");
    }
    if (RIVAL.matcher(text).find() && !NOT_RIVAL.matcher(text).find()) {
      matched.add("saltmere-lines");
    }
    for (String reference : new String[] {"repostOf", "quoteOf", "inReplyTo"}) {
      if (mention.has(reference)) {
        matched.addAll(issuesOf(key(mention, mention.get(reference).textValue())));
      }
    }
    issues.put(key, matched);
    return matched;
  }

  private static Pattern words(String words) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(" + words + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
  }
}
