package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.effect.ResponseMoment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The responses of each issue that stand, earliest first, and the looks at each of them. Answers to
 * single mentions stand together as one, as they are measured: those of a quarter of a day.
 */
final class ResponseLooks {
  private static final Comparator<Response> IN_TIME =
      Comparator.comparingLong(Response::publishedAtMillis).thenComparing(Response::id);

  private final Map<String, List<Response>> responses = new HashMap<>();

  /** Ids of those that are answers to single mentions. */
  private final Set<String> answers = new HashSet<>();

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
    responses.replaceAll((issue, list) -> together(list));
  }

  /** In time, with the answers of each quarter of a day as one. */
  private List<Response> together(List<Response> all) {
    List<Response> sorted = all.stream().sorted(IN_TIME).toList();
    Map<Long, Long> sizes =
        sorted.stream()
            .filter(Response::isAnswer)
            .collect(Collectors.groupingBy(ResponseLooks::quarter, Collectors.counting()));
    List<Response> together = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (Response response : sorted) {
      if (!response.isAnswer()) {
        together.add(response);
      } else if (seen.add(quarter(response))) {
        answers.add(response.id());
        together.add(round(response, sizes.get(quarter(response))));
      }
    }
    return together;
  }

  private static long quarter(Response answer) {
    return ResponseMoment.quarterOfDay(answer.publishedAtMillis());
  }

  private static Response round(Response first, long answers) {
    return answers == 1
        ? first
        : new Response(
            first.id(),
            false,
            first.issueId(),
            first.publishedAtMillis(),
            answers + " answers to single mentions",
            null,
            null,
            null,
            List.of());
  }

  /**
   * The latest responses to an issue, in the order of their numbers; answers to single mentions
   * give way to what was said to the public.
   */
  List<Response> responses(String issueId) {
    return responses.getOrDefault(issueId, List.of()).stream()
        .sorted(
            Comparator.comparing((Response one) -> answers.contains(one.id()))
                .thenComparing(IN_TIME.reversed()))
        .limit(IssueSection.MOST_RESPONSES)
        .sorted(IN_TIME)
        .toList();
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
