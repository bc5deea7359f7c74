package io.firebreak.jobs.stance;

import java.util.ArrayList;
import java.util.List;

/** The stances of one mention toward its issues, of which there is mostly one. */
public record KnownStances(List<KnownStance> stances) {

  /** These with a stance in the place of an earlier one toward the same issue. */
  KnownStances with(KnownStance stance) {
    List<KnownStance> changed = new ArrayList<>(stances.size() + 1);
    for (KnownStance known : stances) {
      if (!known.issueId().equals(stance.issueId())) {
        changed.add(known);
      }
    }
    changed.add(stance);
    return new KnownStances(List.copyOf(changed));
  }

  /** The stance toward an issue, or null. */
  KnownStance toward(String issueId) {
    for (KnownStance known : stances) {
      if (known.issueId().equals(issueId)) {
        return known;
      }
    }
    return null;
  }

  /** Those of a mention published after the instant. */
  KnownStances after(long publishedAtMillis) {
    return new KnownStances(
        stances.stream().filter(known -> known.publishedAtMillis() > publishedAtMillis).toList());
  }
}
