package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The responses of each issue that stand, earliest first, and the looks at each of them. */
final class ResponseLooks {
  private final Map<String, List<Response>> responses = new HashMap<>();

  /** By issue and response. */
  private final Map<List<String>, List<ResponseEffect>> looks = new HashMap<>();

  ResponseLooks(Iterable<Response> all, Iterable<ResponseEffect> effects) {
    Set<String> known = new HashSet<>();
    Set<String> withdrawn = new HashSet<>();
    for (Response response : all) {
      if (response.deleted()) {
        withdrawn.add(response.id());
      } else {
        known.add(response.id());
        add(response);
      }
    }
    for (ResponseEffect effect : effects) {
      if (withdrawn.contains(effect.responseId())) {
        continue;
      }
      if (known.add(effect.responseId())) {
        add(standIn(effect));
      }
      looks
          .computeIfAbsent(key(effect.issueId(), effect.responseId()), id -> new ArrayList<>())
          .add(effect);
    }
    Comparator<Response> order =
        Comparator.comparingLong(Response::publishedAtMillis).thenComparing(Response::id);
    responses.values().forEach(list -> list.sort(order));
  }

  /** The latest responses to an issue, in the order of their numbers. */
  List<Response> responses(String issueId) {
    List<Response> all = responses.getOrDefault(issueId, List.of());
    return all.subList(earlier(issueId), all.size());
  }

  /** How many earlier ones the page has no room for. */
  int earlier(String issueId) {
    int all = responses.getOrDefault(issueId, List.of()).size();
    return Math.max(0, all - IssueSection.MOST_RESPONSES);
  }

  /** What was found about these responses. */
  List<EffectReport> effects(String issueId) {
    List<EffectReport> reports = new ArrayList<>();
    List<Response> ofIssue = responses(issueId);
    for (int i = 0; i < ofIssue.size(); i++) {
      List<ResponseEffect> found = looks.get(key(issueId, ofIssue.get(i).id()));
      if (found != null) {
        reports.add(EffectReport.of(i + 1, ofIssue.get(i), found));
      }
    }
    return reports;
  }

  private void add(Response response) {
    responses.computeIfAbsent(response.issueId(), id -> new ArrayList<>()).add(response);
  }

  /** A response of which only the looks at it are known. */
  private static Response standIn(ResponseEffect effect) {
    return new Response(
        effect.responseId(),
        false,
        effect.issueId(),
        effect.responseAtMillis(),
        "response",
        null,
        null,
        null,
        List.of());
  }

  private static List<String> key(String issueId, String responseId) {
    return List.of(issueId, responseId);
  }
}
