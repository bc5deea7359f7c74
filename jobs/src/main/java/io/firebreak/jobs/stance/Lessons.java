package io.firebreak.jobs.stance;

import io.firebreak.models.data.Label;
import io.firebreak.models.labels.LabelBook;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.stance.StanceJudge.View;
import io.firebreak.models.stance.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task has learnt of each issue from the labels there are. It learns when a mention of the
 * issue comes, anew when labels came since: while there are few at each, from some hundred on when
 * they have grown by a hundredth, since learning takes longer the more there are. The outcome rests
 * on the labels learnt from alone. For one thread.
 */
final class Lessons {
  private static final int REMEMBERED_VIEWS = 5_000;
  private static final int GROWTH = 100;

  private final StanceModel.Judge judge;
  private final Map<String, IssueLabels> issues = new HashMap<>();
  private final Map<Seen, Optional<View>> views =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Optional<View>> eldest) {
          return size() > REMEMBERED_VIEWS;
        }
      };

  private record Seen(Target target, String language, String title, String text) {}

  private static final class IssueLabels {
    /** By pair key, in the order of the records. */
    final Map<String, Label> standing = new LinkedHashMap<>();

    int unlearnt;
    Target target;
    LearntStance learnt;
  }

  Lessons(StanceModel.Judge judge) {
    this.judge = judge;
  }

  /** Takes labels in, in the order of the topic. */
  void hear(List<Label> labels) {
    for (Label label : labels) {
      IssueLabels issue = issues.computeIfAbsent(label.issueId(), id -> new IssueLabels());
      if (label.deleted()) {
        issue.standing.remove(label.pairKey());
      } else {
        issue.standing.put(label.pairKey(), label);
      }
      issue.unlearnt++;
    }
  }

  /** What the labels of an issue teach; null when it never had any. */
  LearntStance of(String issueId, Target target) {
    IssueLabels issue = issues.get(issueId);
    if (issue == null) {
      return null;
    }
    boolean other = !target.equals(issue.target);
    if (other || issue.unlearnt > issue.standing.size() / GROWTH) {
      issue.target = target;
      issue.learnt =
          LearntStance.learn(
              LabelBook.of(issue.standing.values(), issueId),
              label -> view(label, target),
              judge.version(target));
      issue.unlearnt = 0;
    }
    return issue.learnt;
  }

  private View view(Label label, Target target) {
    return views
        .computeIfAbsent(
            new Seen(target, label.language(), label.title(), label.text()),
            seen -> Optional.ofNullable(judge.view(label, target)))
        .orElse(null);
  }
}
