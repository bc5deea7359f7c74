package io.firebreak.local.labels;

import io.firebreak.models.data.LabelPart;
import io.firebreak.models.labels.LabelChoice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which mentions of an issue to offer for labelling. For auditing: of all mentions of the issue
 * that are classified and have a text, reposts too, each as likely as any other, since the shares
 * that are corrected count reposts. For teaching: of the newest mentions that are no reposts, the
 * uncertain and diverse.
 */
public final class LabelOffer {
  /** Mentions, newest first, among which those that teach are chosen. */
  static final int NEWEST = 5_000;

  /** As many characters of a mention as the choice looks at. */
  private static final int CHARS_TO_CHOOSE = 4_000;

  private static final int ALL_CHARS = 60_000;

  /** A mention and what its label will be for. */
  public record Offer(OfferedMention mention, LabelPart part) {}

  private LabelOffer() {}

  /** What a label of a mention may be for: chance decides, once for good. */
  public static LabelPart partOf(String mentionKey, String issueId) {
    return LabelChoice.isForAudit(mentionKey, LabelChoice.AUDIT_SHARE, LabelChoice.seedOf(issueId))
        ? LabelPart.AUDIT
        : LabelPart.TRAIN;
  }

  /** Chooses at most so many, with those that audit spread among the others. */
  public static List<Offer> choose(LabelDatabase database, String issueId, int count)
      throws SQLException {
    long seed = LabelChoice.seedOf(issueId);
    double share = LabelChoice.AUDIT_SHARE;
    List<String> auditKeys = database.auditKeys(issueId, share, seed, 100 + 2 * count);
    Set<String> seen = new HashSet<>();
    List<LabelChoice.Candidate> candidates = new ArrayList<>();
    for (OfferedMention one : database.named(issueId, auditKeys, CHARS_TO_CHOOSE)) {
      if (seen.add(one.mentionKey())) {
        candidates.add(one.candidate());
      }
    }
    for (OfferedMention one : database.newest(issueId, NEWEST, CHARS_TO_CHOOSE)) {
      if (partOf(one.mentionKey(), issueId) == LabelPart.TRAIN && seen.add(one.mentionKey())) {
        candidates.add(one.candidate());
      }
    }
    List<LabelChoice.Choice> choices = LabelChoice.choose(candidates, count, share, seed);
    Map<String, OfferedMention> whole = new HashMap<>();
    for (OfferedMention one :
        database.named(
            issueId, choices.stream().map(c -> c.candidate().mentionKey()).toList(), ALL_CHARS)) {
      whole.put(one.mentionKey(), one);
    }
    List<Offer> audit = new ArrayList<>();
    List<Offer> train = new ArrayList<>();
    for (LabelChoice.Choice choice : choices) {
      OfferedMention mention = whole.get(choice.candidate().mentionKey());
      if (mention != null) {
        (choice.part() == LabelPart.AUDIT ? audit : train).add(new Offer(mention, choice.part()));
      }
    }
    return spread(audit, train);
  }

  /** Both in their order, in equal proportion from the first to the last. */
  private static List<Offer> spread(List<Offer> audit, List<Offer> train) {
    List<Offer> all = new ArrayList<>();
    int a = 0;
    int t = 0;
    while (a < audit.size() || t < train.size()) {
      boolean auditNext =
          t == train.size() || (a < audit.size() && a * train.size() <= t * audit.size());
      all.add(auditNext ? audit.get(a++) : train.get(t++));
    }
    return all;
  }
}
