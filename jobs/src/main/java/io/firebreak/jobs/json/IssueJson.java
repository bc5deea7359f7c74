package io.firebreak.jobs.json;

import io.firebreak.models.data.Issue;

/** {@link Issue} as the JSON of the topic {@code issues}; key: the issue's id. */
public final class IssueJson {
  private IssueJson() {}

  /** One record's bytes; {@link IssueParser#parse} gives the same issue back. */
  public static byte[] write(Issue issue) {
    return JsonWriter.object(
        out -> {
          out.text("id", issue.id());
          out.flag("deleted", issue.deleted());
          out.text("name", issue.name());
          out.texts("aliases", issue.aliases());
          out.texts("keywords", issue.keywords());
          out.texts("exclusions", issue.exclusions());
          out.texts("hubUrls", issue.hubUrls());
          out.texts("keyMessages", issue.keyMessages());
          out.text("comparisonGroup", issue.comparisonGroup());
          out.texts("ownedAccounts", issue.ownedAccounts());
          out.texts("languages", issue.languages());
          if (issue.alerts() != null && !issue.alerts().isEmpty()) {
            out.objects("alerts", issue.alerts().stream().map(AlertOverrideFields::body).toList());
          }
        });
  }
}
