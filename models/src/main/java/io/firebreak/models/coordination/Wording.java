package io.firebreak.models.coordination;

import io.firebreak.models.coordination.TextSeen.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One wording of a window, and the mentions that have it. */
final class Wording {
  /** The commonest first; a total order of the wordings of a window. */
  static final Comparator<Wording> COMMONEST =
      Comparator.<Wording>comparingInt(wording -> -wording.members().size())
          .thenComparing(wording -> wording.members().get(0), TextSeen.BY_TIME);

  private final Fingerprint words;
  private final List<TextSeen> members = new ArrayList<>(1);
  private boolean isNew = true;
  private boolean isNear;

  private Wording(Fingerprint words) {
    this.words = words;
  }

  /**
   * The wordings of mentions, in their order.
   *
   * @param texts by time; those without words are left out
   */
  static Collection<Wording> of(List<TextSeen> texts) {
    Map<Fingerprint, Wording> equal = new LinkedHashMap<>();
    for (TextSeen text : texts) {
      if (text.words() != null) {
        equal.computeIfAbsent(text.words(), Wording::new).add(text);
      }
    }
    return equal.values();
  }

  private void add(TextSeen text) {
    members.add(text);
    isNew &= text.standing() == Standing.NEW;
    isNear |= text.standing() == Standing.NEAR;
  }

  Fingerprint words() {
    return words;
  }

  /** By time. */
  List<TextSeen> members() {
    return members;
  }

  /** Whether no earlier look has compared it. */
  boolean isNew() {
    return isNew;
  }

  /** Whether another wording of this window, or of one before, is nearly the same. */
  boolean isNear() {
    return isNear;
  }

  void markNear() {
    isNear = true;
  }

  /** Adds the members of which more is known than before. */
  void addCompared(List<TextSeen> to) {
    Standing now = isNear ? Standing.NEAR : Standing.ALONE;
    for (TextSeen member : members) {
      if (member.standing() != now) {
        to.add(member.with(now));
      }
    }
  }
}
