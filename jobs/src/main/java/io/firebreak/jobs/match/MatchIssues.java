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
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the issues that a mention's own text and links name. It keeps no Flink state: every task
 * loads all definitions when it starts and then follows the updates, so a restart finds what is
 * defined now.
 */
public final class MatchIssues extends CoProcessFunction<Mention, IssueUpdate, MatchedMention> {
  private static final long serialVersionUID = 1L;

  private final IssueLoader loader;
  private transient Map<String, IssueUpdate> definitions;
  private transient IssueMatcher matcher;
  private transient Counter unmatched;

  public MatchIssues(IssueLoader loader) {
    this.loader = loader;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    definitions = new HashMap<>();
    loader.load().forEach(this::define);
    unmatched = getRuntimeContext().getMetricGroup().counter("unmatched");
  }

  @Override
  public void processElement1(Mention mention, Context context, Collector<MatchedMention> out) {
    List<Membership> memberships = mention.op() == Op.DELETE ? List.of() : match(mention);
    boolean first = mention.op() == Op.CREATE;
    if (memberships.isEmpty() && first && !hasParent(mention)) {
      unmatched.inc();
    } else {
      out.collect(new MatchedMention(mention, memberships));
    }
  }

  @Override
  public void processElement2(IssueUpdate update, Context context, Collector<MatchedMention> out) {
    define(update);
  }

  private void define(IssueUpdate update) {
    IssueUpdate known = definitions.get(update.issue().id());
    if (known == null || update.offset() > known.offset()) {
      definitions.put(update.issue().id(), update);
      matcher = null; // built again for the next mention, once for many updates
    }
  }

  private List<Membership> match(Mention mention) {
    if (matcher == null) {
      matcher =
          IssueMatcher.of(
              definitions.values().stream()
                  .map(IssueUpdate::issue)
                  .filter(issue -> !issue.deleted())
                  .toList());
    }
    List<Membership> memberships = new ArrayList<>();
    for (IssueMatch match : matcher.match(mention.title(), mention.text(), mention.links())) {
      Issue issue = matcher.issue(match.issueId());
      memberships.add(
          new Membership(
              issue.id(),
              issue.comparisonGroup(),
              issue.name(),
              issue.aliases(),
              match.matchedBy(),
              match.hubLink()));
    }
    return memberships;
  }

  private static boolean hasParent(Mention mention) {
    return mention.repostOf() != null || mention.quoteOf() != null || mention.inReplyTo() != null;
  }
}
