package io.firebreak.models.simulation;

import io.firebreak.models.data.Stance;

/**
 * What becomes of each mention after it was written: seen late, edited, deleted. Only mentions that
 * nothing refers to are chosen, so that what a correct pipeline must count never depends on the
 * order in which it sees things: a repost takes the stance of an unedited text, and a reply finds
 * its parent.
 */
final class Fates {
  private static final int FATE = 6;

  /** Given an edit, the probability that the author has changed sides. */
  private static final double CHANGED_SIDES = 0.4;

  private final Cascade cascade;
  private final double late;
  private final double beyondHorizon;
  private final double edited;
  private final double deleted;

  Fates(Cascade cascade, SimulationSettings settings) {
    this.cascade = cascade;
    int leaves = 0;
    int editable = 0;
    for (int i = 0; i < cascade.size(); i++) {
      if (cascade.isLeaf(i)) {
        leaves++;
        if (isEditable(i)) {
          editable++;
        }
      }
    }
    double ofLeaves = cascade.size() / (double) Math.max(1, leaves);
    double ofEditable = cascade.size() / (double) Math.max(1, editable);
    beyondHorizon = Math.min(0.5, settings.beyondHorizon() * ofLeaves);
    late = Math.min(1 - beyondHorizon, settings.late() * ofLeaves);
    edited = Math.min(1, settings.edits() * ofEditable);
    deleted = Math.min(1, settings.deletes() * ofLeaves);
  }

  private boolean isEditable(int i) {
    return cascade.hasText(i) && !cascade.isDual(i);
  }

  /** Random numbers of a mention's fate, in a fixed order. */
  private RandomStream chance(int i, int purpose) {
    return RandomStream.of(cascade.seed(i), FATE + 16L * purpose);
  }

  /** Seen 1 to 12 hours after it was published. */
  boolean isLate(int i) {
    if (!cascade.isLeaf(i)) {
      return false;
    }
    double u = chance(i, 0).nextDouble();
    return u >= beyondHorizon && u < beyondHorizon + late;
  }

  /** Seen 48 to 72 hours after it was published; neither edited nor deleted then. */
  boolean isBeyondHorizon(int i) {
    return cascade.isLeaf(i) && chance(i, 0).nextDouble() < beyondHorizon;
  }

  boolean isEdited(int i) {
    return cascade.isLeaf(i)
        && isEditable(i)
        && !isBeyondHorizon(i)
        && chance(i, 1).nextBoolean(edited);
  }

  boolean isDeleted(int i) {
    return cascade.isLeaf(i) && !isBeyondHorizon(i) && chance(i, 2).nextBoolean(deleted);
  }

  /** What the author means after the edit. */
  Stance editedStance(int i) {
    Stance before = cascade.meantStance(i);
    RandomStream random = chance(i, 3);
    if (cascade.story(i) == Story.NOISE || !random.nextBoolean(CHANGED_SIDES)) {
      return before;
    }
    return Cascade.stance((before.ordinal() + 1 + random.nextInt(2)) % 3);
  }

  /** What the author means in the end. */
  Stance lastStance(int i) {
    return isEdited(i) ? editedStance(i) : cascade.meantStance(i);
  }

  /** Hours from publication until a late mention is seen. */
  double latenessHours(int i) {
    RandomStream random = chance(i, 4);
    return isBeyondHorizon(i) ? random.nextBetween(48.01, 72) : random.nextBetween(1, 12);
  }

  /** Time until an ordinary mention is seen, milliseconds; some seconds, at most two minutes. */
  long observationMillis(int i) {
    double seconds = chance(i, 5).nextExponential(cascade.platform(i).observationSeconds);
    return 200 + (long) (1_000 * Math.min(seconds, 120));
  }

  /** Hours from when the mention was seen until its edit is seen. */
  double editHours(int i) {
    return chance(i, 6).nextBetween(0.1, 6);
  }

  /** Hours from when the mention, or its edit, was seen until its deletion is seen. */
  double deleteHours(int i) {
    return chance(i, 7).nextBetween(0.1, 8);
  }
}
