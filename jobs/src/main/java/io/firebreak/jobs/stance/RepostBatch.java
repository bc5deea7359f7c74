package io.firebreak.jobs.stance;

import io.firebreak.models.data.ScoredMention;
import java.util.ArrayList;
import java.util.List;

/** The reposts of one mention that wait for the same instant. */
public record RepostBatch(List<ScoredMention> reposts) {

  static final RepostBatch EMPTY = new RepostBatch(List.of());

  /** The batch with a repost in the place of an earlier word on it. */
  RepostBatch with(ScoredMention repost) {
    List<ScoredMention> changed = without(repost);
    changed.add(repost);
    return new RepostBatch(changed);
  }

  /** The reposts but for one. */
  List<ScoredMention> without(ScoredMention repost) {
    List<ScoredMention> others = new ArrayList<>(reposts.size() + 1);
    for (ScoredMention known : reposts) {
      if (!known.pairKey().equals(repost.pairKey())) {
        others.add(known);
      }
    }
    return others;
  }
}
