package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the issues that a mention's own text and links name. It keeps no Flink state: every task
 * loads all definitions when it starts and then follows the updates, so a restart finds what is
 * defined now. A mention that names no issue and has no parent is of no concern and goes no
 * further: it never leaves the task that read it.
 */
public final class MatchIssues extends ProcessFunction<Mention, MatchedMention> {
  private static final long serialVersionUID = 1L;

  private final IssueFeed feed;
  private transient IssueFeed.Reader updates;
  private transient Map<String, IssueUpdate> definitions;
  private transient IssueMatcher matcher;
  private transient Counter unmatched;

  public MatchIssues(IssueFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    definitions = new HashMap<>();
    updates = feed.open();
    unmatched = getRuntimeContext().getMetricGroup().counter("unmatched");
  }

  @Override
  public void close() {
    if (updates != null) {
      updates.close();
    }
  }

  @Override
  public void processElement(Mention mention, Context context, Collector<MatchedMention> out) {
    updates.next().forEach(this::define);
    IssueMatcher.Found found =
        mention.op() == Op.DELETE ? IssueMatcher.Found.NOTHING : find(mention);
    if (found.matches().isEmpty() && isFirst(mention) && !hasParent(mention)) {
      unmatched.inc();
    } else {
      out.collect(
          new MatchedMention(
              mention,
              memberships(found.matches()),
              hasParent(mention) ? found.messages() : List.of()));
    }
  }

  private void define(IssueUpdate update) {
    IssueUpdate known = definitions.get(update.issue().id());
    if (known == null || update.offset() > known.offset()) {
      definitions.put(update.issue().id(), update);
      matcher = null; // built again for the next mention, once for many updates
    }
  }

  private IssueMatcher.Found find(Mention mention) {
    if (matcher == null) {
      matcher =
          IssueMatcher.of(
              definitions.values().stream()
                  .map(IssueUpdate::issue)
                  .filter(issue -> !issue.deleted())
                  .toList());
    }
    return matcher.find(mention.title(), mention.text(), mention.links());
  }

  private List<Membership> memberships(List<IssueMatch> matches) {
    if (matches.isEmpty()) {
      return List.of();
    }
    List<Membership> memberships = new ArrayList<>(matches.size());
    for (IssueMatch match : matches) {
      Issue issue = matcher.issue(match.issueId());
      memberships.add(
          new Membership(
              issue.id(),
              issue.comparisonGroup(),
              issue.name(),
              issue.aliases(),
              issue.ownedAccounts(),
              match.matchedBy(),
              match.hubLink(),
              match.keyMessage()));
    }
    return memberships;
  }

  /** An edit passes also where it names no issue: an earlier revision may have named one. */
  private static boolean isFirst(Mention mention) {
    return mention.op() == Op.CREATE && mention.revision() == 0;
  }

  private static boolean hasParent(Mention mention) {
    return mention.repostOf() != null || mention.quoteOf() != null || mention.inReplyTo() != null;
  }
}
