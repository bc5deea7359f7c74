package io.firebreak.jobs.match;

import io.firebreak.jobs.ingest.IssueUpdate;
import io.firebreak.jobs.ingest.KeyMessages;
import io.firebreak.jobs.privacy.Pseudonyms;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.Op;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the issues that a mention's own text and links name. It keeps no Flink state: every task
 * loads all definitions of issues and key messages of responses when it starts and then follows the
 * updates, so a restart finds what is defined now. A mention that names no issue and has no parent
 * is of no concern and goes no further: it never leaves the task that read it.
 */
public final class MatchIssues extends ProcessFunction<Mention, MatchedMention> {
  private static final long serialVersionUID = 1L;

  private final DefinitionFeeds feeds;
  private final Pseudonyms pseudonyms;
  private transient DefinitionFeed.Reader<IssueUpdate> issues;
  private transient DefinitionFeed.Reader<KeyMessages> messages;
  private transient Definitions definitions;
  private transient Counter unmatched;

  public MatchIssues(DefinitionFeeds feeds, Pseudonyms pseudonyms) {
    this.feeds = feeds;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    Definitions known = new Definitions();
    definitions = known;
    issues = feeds.issues().open();
    messages = feeds.messages().open();
    unmatched = getRuntimeContext().getMetricGroup().counter("unmatched");
    getRuntimeContext()
        .getMetricGroup()
        .gauge("responsePhrasesLeftOut", (Gauge<Integer>) known::phrasesLeftOut);
  }

  @Override
  public void close() {
    if (issues != null) {
      issues.close();
    }
    if (messages != null) {
      messages.close();
    }
  }

  @Override
  public void processElement(Mention mention, Context context, Collector<MatchedMention> out) {
    issues
        .next()
        .forEach(
            update ->
                definitions.define(
                    new IssueUpdate(pseudonyms.hide(update.issue()), update.offset())));
    messages.next().forEach(definitions::define);
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

  private IssueMatcher.Found find(Mention mention) {
    return definitions
        .matcher()
        .find(mention.title(), mention.text(), mention.links(), mention.publishedAtMillis());
  }

  private List<Membership> memberships(List<IssueMatch> matches) {
    if (matches.isEmpty()) {
      return List.of();
    }
    List<Membership> memberships = new ArrayList<>(matches.size());
    for (IssueMatch match : matches) {
      Issue issue = definitions.matcher().issue(match.issueId());
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
