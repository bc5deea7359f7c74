package io.firebreak.jobs.followup;

import io.firebreak.models.followup.SpreadFit;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the lists of an issue have come.
 *
 * @param listedAtMillis when the last one was made; null before the first
 * @param empty whether nobody was in it
 * @param due ends of the five minutes in which something happened that no list knows yet
 * @param fit what the forecast learnt; null for nothing
 */
record Progress(Long listedAtMillis, boolean empty, List<Long> due, SpreadFit fit) {
  static final Progress NONE = new Progress(null, true, List.of(), null);

  Progress withDue(long tick) {
    List<Long> more = new ArrayList<>(due);
    more.add(tick);
    return new Progress(listedAtMillis, empty, List.copyOf(more), fit);
  }

  /** After a list: what is due later is still due. */
  Progress listed(long atMillis, boolean nobody, SpreadFit learnt) {
    return new Progress(
        atMillis, nobody, due.stream().filter(tick -> tick > atMillis).toList(), learnt);
  }
}
