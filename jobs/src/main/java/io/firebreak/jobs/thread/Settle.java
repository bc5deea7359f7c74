package io.firebreak.jobs.thread;

import io.firebreak.jobs.StableHash;
import io.firebreak.jobs.match.Judgement;
import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Decides what is to be told about one mention. Plain code: it keeps nothing. */
final class Settle {
  private Settle() {}

  /** The mention's new revision taken in. */
  static Settled withMention(Settled before, MatchedMention matched) {
    boolean deleted = matched.mention().op() == Op.DELETE;
    return new Settled(
        matched.mention(),
        matched.judgements(),
        deleted ? List.of() : before.inherited(),
        before.told());
  }

  /** A parent's word taken in; after a delete it changes nothing. */
  static Settled withInherited(Settled before, ThreadNode node) {
    if (before.mention() != null && before.mention().op() == Op.DELETE) {
      return before;
    }
    List<ThreadNode> inherited = new ArrayList<>(before.inherited().size() + 1);
    for (ThreadNode known : before.inherited()) {
      if (known.level() != node.level() || !known.parentKey().equals(node.parentKey())) {
        inherited.add(known);
      }
    }
    inherited.add(node);
    return new Settled(before.mention(), before.own(), inherited, before.told());
  }

  /** Tells every scored mention that differs from what was told before, retractions first. */
  static Settled tell(Settled settled, Consumer<ScoredMention> out) {
    Mention mention = settled.mention();
    Map<String, Judgement> judgements = mention.op() == Op.DELETE ? Map.of() : judgements(settled);
    List<Settled.Told> told = new ArrayList<>(judgements.size());
    Set<String> unchanged = new HashSet<>();
    List<ScoredMention> news = new ArrayList<>(judgements.size());
    for (Judgement judgement : judgements.values()) {
      ScoredMention scored = scored(mention, judgement);
      Settled.Told tell =
          new Settled.Told(
              judgement.issueId(),
              judgement.matchedBy(),
              mention.publishedAtMillis(),
              hash(scored));
      told.add(tell);
      if (settled.told().contains(tell)) {
        unchanged.add(judgement.issueId());
      } else {
        news.add(scored);
      }
    }
    for (Settled.Told before : settled.told()) {
      boolean moved = before.publishedAtMillis() != mention.publishedAtMillis();
      if (!unchanged.contains(before.issueId())
          && (moved || !judgements.containsKey(before.issueId()))) {
        out.accept(retraction(mention, before));
      }
    }
    news.forEach(out);
    return new Settled(mention, settled.own(), settled.inherited(), told);
  }

  /**
   * The issues of a mention, by id: those it names itself before those it takes over, the nearest
   * parent first; but a repost's own text counts only where nothing is taken over.
   */
  private static Map<String, Judgement> judgements(Settled settled) {
    List<ThreadNode> inherited = new ArrayList<>(settled.inherited());
    inherited.sort(
        (a, b) ->
            a.level() != b.level()
                ? Integer.compare(a.level(), b.level())
                : a.parentKey().compareTo(b.parentKey()));
    Map<String, Judgement> byIssue = new LinkedHashMap<>();
    boolean repost = settled.mention().kind() == MentionKind.REPOST;
    if (!repost) {
      settled.own().forEach(own -> byIssue.put(own.issueId(), own));
    }
    for (ThreadNode node : inherited) {
      node.judgements().forEach(taken -> byIssue.putIfAbsent(taken.issueId(), taken));
    }
    if (repost) {
      settled.own().forEach(own -> byIssue.putIfAbsent(own.issueId(), own));
    }
    return byIssue;
  }

  private static ScoredMention scored(Mention mention, Judgement judgement) {
    return new ScoredMention(
        mention.key(),
        judgement.issueId(),
        judgement.comparisonGroup(),
        false,
        mention.revision(),
        mention.platform(),
        mention.kind(),
        parentKey(mention),
        mention.authorId() != null ? mention.authorId() : mention.authorHandle(),
        mention.authorHandle(),
        mention.followers(),
        mention.text(),
        mention.title(),
        mention.language(),
        mention.url(),
        mention.publishedAtMillis(),
        mention.observedAtMillis(),
        judgement.hubLink(),
        mention.source(),
        mention.sourceTier(),
        judgement.matchedBy(),
        judgement.stance(),
        judgement.critic(),
        judgement.supporter(),
        judgement.neutral(),
        judgement.model());
  }

  private static ScoredMention retraction(Mention mention, Settled.Told before) {
    return new ScoredMention(
        mention.key(),
        before.issueId(),
        null,
        true,
        mention.revision(),
        mention.platform(),
        mention.kind(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        before.publishedAtMillis(),
        mention.observedAtMillis(),
        false,
        null,
        null,
        before.matchedBy(),
        Stance.UNCLASSIFIED,
        null,
        null,
        null,
        null);
  }

  private static long hash(ScoredMention scored) {
    return new StableHash()
        .add(scored.comparisonGroup())
        .add(scored.revision())
        .add(scored.kind().word())
        .add(scored.parentKey())
        .add(scored.authorId())
        .add(scored.authorHandle())
        .add(scored.followers())
        .add(scored.text())
        .add(scored.title())
        .add(scored.language())
        .add(scored.url())
        .add(scored.observedAtMillis())
        .add(scored.hubLink() ? 1 : 0)
        .add(scored.matchedBy())
        .add(scored.stance().word())
        .add(scored.critic())
        .add(scored.supporter())
        .add(scored.neutral())
        .add(scored.model())
        .value();
  }

  private static String parentKey(Mention mention) {
    return switch (mention.kind()) {
      case REPOST -> mention.repostOf();
      case QUOTE -> mention.quoteOf();
      case REPLY -> mention.inReplyTo();
      case ORIGINAL -> null;
    };
  }
}
