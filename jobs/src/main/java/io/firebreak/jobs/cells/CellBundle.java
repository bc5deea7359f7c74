package io.firebreak.jobs.cells;

import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Spread;
import io.firebreak.models.spread.SpreadCell;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Adds up the counts of one task by cell before they are sent, so that an issue with a thousand
 * mentions a minute sends a few cells. Each task has its own bundle: a hot issue is spread over all
 * of them.
 */
public final class CellBundle {
  private Map<Key, Open> cells = new HashMap<>();
  private final Key probe = new Key();

  /**
   * The cell to count into, which stays the bundle's.
   *
   * @param group comparison group of the record to be counted, or null
   * @param atMillis when that record was published
   */
  public SpreadCell cell(
      String issueId, String platform, Stance stance, long minute, String group, long atMillis) {
    probe.set(issueId, platform, stance, minute);
    Open open = cells.get(probe);
    if (open == null) {
      Key key = new Key();
      key.set(issueId, platform, stance, minute);
      open = new Open(group, atMillis);
      cells.put(key, open);
    } else if (Spread.isLater(group, atMillis, open.group, open.groupAtMillis)) {
      open.group = group;
      open.groupAtMillis = atMillis;
    }
    return open.cell;
  }

  /** Cells that wait. */
  public int size() {
    return cells.size();
  }

  /** Hands over all cells and begins anew. */
  public void drain(Consumer<CellDelta> to) {
    if (cells.isEmpty()) {
      return;
    }
    Map<Key, Open> full = cells;
    cells = new HashMap<>();
    full.forEach(
        (key, open) ->
            to.accept(
                new CellDelta(
                    key.issueId,
                    key.platform,
                    key.stance,
                    key.minute,
                    open.cell,
                    open.group,
                    open.groupAtMillis)));
  }

  private static final class Open {
    private final SpreadCell cell = new SpreadCell();
    private String group;
    private long groupAtMillis;

    private Open(String group, long groupAtMillis) {
      this.group = group;
      this.groupAtMillis = groupAtMillis;
    }
  }

  /** Mutable only as the probe. */
  private static final class Key {
    private String issueId;
    private String platform;
    private Stance stance;
    private long minute;
    private int hash;

    private void set(String ofIssue, String ofPlatform, Stance ofStance, long ofMinute) {
      issueId = ofIssue;
      platform = ofPlatform;
      stance = ofStance;
      minute = ofMinute;
      int mixed = ofIssue.hashCode() * 31 + ofPlatform.hashCode();
      mixed = (mixed * 31 + ofStance.ordinal()) * 0x9e3779b1 + Long.hashCode(ofMinute);
      hash = mixed * 0x85ebca6b;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.hash == hash
          && key.minute == minute
          && key.stance == stance
          && key.issueId.equals(issueId)
          && key.platform.equals(platform);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
