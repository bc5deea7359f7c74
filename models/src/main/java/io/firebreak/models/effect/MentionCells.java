package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A history of counts in short cells, of one or five minutes, say; see {@link ExposureGrid}. */
public final class MentionCells implements MentionHistory {

  private static final double HOUR = 3_600_000;

  private final List<Cell> cells;

  private MentionCells(List<Cell> cells) {
    this.cells = cells;
  }

  /** A history of cells in any order; empty ones are left out. */
  public static MentionCells of(List<Cell> cells) {
    return new MentionCells(cells.stream().filter(cell -> cell.all() > 0).toList());
  }

  /** A history of mere counts, of kinds unknown: every mention counts as passed on. */
  public static MentionCells ofUnknownKind(long startMillis, long lengthMillis, long... counts) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      cells.add(new Cell(startMillis + i * lengthMillis, lengthMillis, 0, counts[i]));
    }
    return of(cells);
  }

  @Override
  public void fill(ExposureGrid grid, long responseAtMillis) {
    for (Cell cell : cells) {
      grid.addCell(
          (cell.startMillis() - responseAtMillis) / HOUR,
          cell.lengthMillis() / HOUR,
          cell.originals(),
          cell.passedOn());
    }
  }

  @Override
  public OptionalLong first() {
    return cells.stream().mapToLong(Cell::startMillis).min();
  }

  @Override
  public long passedOn() {
    return cells.stream().mapToLong(Cell::passedOn).sum();
  }

  /**
   * Mentions of one cell.
   *
   * @param startMillis start
   * @param lengthMillis length, above 0
   * @param originals mentions written afresh
   * @param passedOn reposts, replies and quotes
   */
  public record Cell(long startMillis, long lengthMillis, long originals, long passedOn) {

    /** Checks. */
    public Cell {
      if (lengthMillis <= 0 || originals < 0 || passedOn < 0) {
        throw new IllegalArgumentException(
            "a cell of " + lengthMillis + " ms with " + originals + " and " + passedOn);
      }
    }

    long all() {
      return originals + passedOn;
    }
  }
}
