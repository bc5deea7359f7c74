package io.firebreak.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceClassifier;
import io.firebreak.models.stance.Target;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the same input as plainly as can be: all of it in memory, one thread, no Flink, no library
 * of Firebreak's but the stance model. What the pipeline must agree with.
 */
final class Recount {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HOUR_MILLIS = 3_600_000;

  /** A mention as it stands. */
  private static final class Standing {
    private JsonNode last;
    private long revision = -1;
    private boolean deleted;
  }

  /** What is counted: hourly mentions of an issue on a platform by kind and stance. */
  record Key(String issue, String platform, long hourMillis, MentionKind kind, Stance stance)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  private final List<Issue> issues;
  private final StanceClassifier classifier;
  private final Map<String, Standing> mentions = new LinkedHashMap<>();

  Recount(List<Issue> issues, StanceClassifier classifier) {
    this.issues = issues;
    this.classifier = classifier;
  }

  /** Takes a line in; garbage is passed over. */
  void add(byte[] line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (IOException e) {
      return;
    }
    if (!json.isObject() || !json.path("platform").isTextual() || !json.path("id").isTextual()) {
      return;
    }
    String key = json.get("platform").asText() + ":" + json.get("id").asText();
    String op = json.path("op").asText("create");
    if (op.equals("delete")) {
      mentions.computeIfAbsent(key, unused -> new Standing()).deleted = true;
      return;
    }
    if (!isGood(json)) {
      return;
    }
    Standing standing = mentions.computeIfAbsent(key, unused -> new Standing());
    long revision = json.path("revision").asLong(0);
    if (revision > standing.revision) {
      standing.revision = revision;
      standing.last = json;
    }
  }

  /** The counts. */
  Map<Key, Long> counts() {
    Map<String, Set<String>> issuesOf = new HashMap<>();
    mentions.forEach((key, standing) -> issuesOf.put(key, named(standing)));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var entry : mentions.entrySet()) {
        for (String parent : parents(entry.getValue())) {
          Set<String> inherited = issuesOf.getOrDefault(parent, Set.of());
          changed |= issuesOf.get(entry.getKey()).addAll(inherited);
        }
      }
    }
    Map<Key, Long> counts = new TreeMap<>();
    mentions.forEach(
        (key, standing) -> {
          if (!standing.deleted && standing.last != null) {
            for (String issue : issuesOf.get(key)) {
              counts.merge(countKey(standing.last, issue), 1L, Long::sum);
            }
          }
        });
    return counts;
  }

  private Key countKey(JsonNode json, String issueId) {
    MentionKind kind =
        json.hasNonNull("repostOf")
            ? MentionKind.REPOST
            : json.hasNonNull("quoteOf")
                ? MentionKind.QUOTE
                : json.hasNonNull("inReplyTo") ? MentionKind.REPLY : MentionKind.ORIGINAL;
    JsonNode judged = json;
    if (kind == MentionKind.REPOST) {
      Standing parent = mentions.get(parentKey(json, "repostOf"));
      if (parent != null && parent.last != null) {
        judged = parent.last;
      }
    }
    Issue issue = issues.stream().filter(i -> i.id().equals(issueId)).findFirst().orElseThrow();
    Stance stance =
        classifier
            .classify(
                text(judged, "language"),
                text(judged, "title"),
                text(judged, "text"),
                new Target(issue.name(), issue.aliases()))
            .stance();
    long published = Instant.parse(json.get("publishedAt").asText()).toEpochMilli();
    return new Key(
        issueId,
        json.get("platform").asText(),
        Math.floorDiv(published, HOUR_MILLIS) * HOUR_MILLIS,
        kind,
        stance);
  }

  private Set<String> named(Standing standing) {
    Set<String> named = new HashSet<>();
    if (standing.last == null) {
      return named;
    }
    String words =
        (" " + standing.last.path("title").asText("") + " " + standing.last.path("text").asText(""))
            .toLowerCase(Locale.ROOT);
    for (Issue issue : issues) {
      boolean byText =
          hasWord(words, issue.name())
              || issue.aliases().stream().anyMatch(alias -> hasWord(words, alias))
              || issue.keywords().stream().anyMatch(keyword -> hasWord(words, keyword));
      boolean excluded = issue.exclusions().stream().anyMatch(phrase -> hasWord(words, phrase));
      boolean byLink = false;
      for (JsonNode link : standing.last.path("links")) {
        byLink |= issue.hubUrls().stream().anyMatch(hub -> link.asText().startsWith(hub));
      }
      if ((byText && !excluded) || byLink) {
        named.add(issue.id());
      }
    }
    return named;
  }

  private static boolean hasWord(String words, String phrase) {
    String wanted = phrase.toLowerCase(Locale.ROOT);
    for (String form : List.of(wanted, wanted.replace(" ", ""))) {
      for (int at = words.indexOf(form); at >= 0; at = words.indexOf(form, at + 1)) {
        int end = at + form.length();
        boolean begins = at == 0 || !Character.isLetterOrDigit(words.charAt(at - 1));
        boolean ends = end == words.length() || !Character.isLetterOrDigit(words.charAt(end));
        boolean tagged = form.equals(wanted) || (at > 0 && "#@".indexOf(words.charAt(at - 1)) >= 0);
        if (begins && ends && tagged) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> parents(Standing standing) {
    if (standing.last == null) {
      return List.of();
    }
    return List.of("repostOf", "quoteOf", "inReplyTo").stream()
        .filter(standing.last::hasNonNull)
        .map(field -> parentKey(standing.last, field))
        .toList();
  }

  private static String parentKey(JsonNode json, String field) {
    return json.get("platform").asText() + ":" + json.get(field).asText();
  }

  /** The simulator's garbage is bad in one of these ways, or is no JSON object at all. */
  private static boolean isGood(JsonNode json) {
    try {
      Instant published = Instant.parse(json.path("publishedAt").asText());
      boolean future = published.isAfter(Instant.parse("2098-01-01T00:00:00Z"));
      boolean links = true;
      for (JsonNode link : json.path("links")) {
        links &= link.asText().startsWith("http");
      }
      boolean url = !json.hasNonNull("url") || json.get("url").asText().startsWith("http");
      boolean text = !json.has("text") || json.get("text").isTextual() || json.get("text").isNull();
      return !future && links && url && text && json.path("text").asText("").length() <= 50_000;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String text(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.get(field).asText() : null;
  }
}
