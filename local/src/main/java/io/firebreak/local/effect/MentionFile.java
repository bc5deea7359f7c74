package io.firebreak.local.effect;

import io.firebreak.models.effect.BlindInterval;
import io.firebreak.models.effect.HourProfile;
import io.firebreak.models.effect.LearnKernel.Delay;
import io.firebreak.models.effect.MentionHistory;
import io.firebreak.models.effect.RepostKernel;
import io.firebreak.models.effect.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read from a file of mentions.
 *
 * @param name of the file
 * @param form what it tells of each mention
 * @param history the mentions
 * @param mentions how many
 * @param firstMillis time of the first one
 * @param endMillis time of the last one, or the end of the last bin
 * @param blind times of which the file itself says that nothing is known
 * @param links times of mentions whose parent stands in the file too
 * @param rows rows of the file, without its header
 * @param badRows rows that could not be used
 * @param firstBadRows the first of them
 * @param notes what else to know about the file, in plain words
 */
public record MentionFile(
    String name,
    MentionForm form,
    MentionHistory history,
    long mentions,
    long firstMillis,
    long endMillis,
    List<BlindInterval> blind,
    List<Link> links,
    long rows,
    long badRows,
    List<BadRow> firstBadRows,
    List<String> notes) {

  private static final double HOUR = 3_600_000;

  /** Copies the lists. */
  public MentionFile {
    blind = List.copyOf(blind);
    links = List.copyOf(links);
    firstBadRows = List.copyOf(firstBadRows);
    notes = List.copyOf(notes);
  }

  /** A row that could not be used: its line, and why. */
  public record BadRow(long line, String reason) {}

  /** Time of a mention and of the one that it passed on. */
  public record Link(long parentMillis, long childMillis) {}

  /**
   * Delays from parent to child, of children before a time. A kernel is learnt from those before
   * the first response alone: a response that works takes late children away, which would look like
   * a quicker kernel.
   */
  public List<Delay> delaysBefore(long untilMillis) {
    List<Delay> delays = new ArrayList<>();
    for (Link link : links) {
      if (link.childMillis() < untilMillis) {
        delays.add(
            new Delay(
                (link.childMillis() - link.parentMillis()) / HOUR,
                (untilMillis - link.parentMillis()) / HOUR));
      }
    }
    return delays;
  }

  /** The mentions as the effect test takes them. */
  Segment segment(RepostKernel kernel, HourProfile rhythm, List<BlindInterval> alsoBlind) {
    List<BlindInterval> all = new ArrayList<>(blind);
    all.addAll(alsoBlind);
    return new Segment(List.of(new Segment.Part(history, kernel)), rhythm, all, form.kindsKnown());
  }
}
