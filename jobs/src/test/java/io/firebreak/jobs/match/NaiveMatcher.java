package io.firebreak.jobs.match;

import io.firebreak.models.data.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What {@link IssueMatcher} must find in a text, by looking for every pattern of every issue. */
final class NaiveMatcher {
  private final List<Issue> issues;

  NaiveMatcher(List<Issue> issues) {
    this.issues = issues;
  }

  List<String> textMatches(String title, String text) {
    String folded =
        (title == null ? "" : TextFold.foldAll(title))
            + "\n"
            + (text == null ? "" : TextFold.foldAll(text));
    List<String> matches = new ArrayList<>();
    for (Issue issue : issues) {
      Stream<String> names =
          Stream.concat(
              Stream.of(issue.name()),
              Stream.concat(issue.aliases().stream(), issue.keywords().stream()));
      if (names.anyMatch(name -> stands(name, folded))
          && issue.exclusions().stream().noneMatch(exclusion -> stands(exclusion, folded))) {
        matches.add(issue.id());
      }
    }
    matches.sort(Comparator.naturalOrder());
    return matches;
  }

  private static boolean stands(String phrase, String folded) {
    for (String pattern : IssuePatterns.of(phrase)) {
      for (int at = folded.indexOf(pattern); at >= 0; at = folded.indexOf(pattern, at + 1)) {
        if (TextBoundary.isWhole(folded, at, at + pattern.length())) {
          return true;
        }
      }
    }
    return false;
  }
}
