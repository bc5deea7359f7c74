package io.firebreak.jobs.cells;

import io.firebreak.jobs.types.PlainType;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.SpreadCell;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What is to be added to one cell.
 *
 * @param minute minutes from the epoch
 * @param cell what to add; parts of it may be negative
 * @param comparisonGroup group of the latest record in it, or null
 * @param groupAtMillis when that record was published
 */
public record CellDelta(
    String issueId,
    String platform,
    Stance stance,
    long minute,
    SpreadCell cell,
    String comparisonGroup,
    long groupAtMillis) {

  /** How Flink carries it: about 100 bytes, and 8 for each author. */
  public static final TypeInformation<CellDelta> TYPE =
      new PlainType<>(CellDelta.class, new CellDeltaSerializer());
}
