package io.firebreak.jobs.spread;

import io.firebreak.models.spread.HourCells;
import io.firebreak.models.spread.HourStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** The hours of the current key's issue, in Flink's state. */
final class HoursInState implements HourStore {
  private final MapState<Long, HourCells> hours;

  HoursInState(MapState<Long, HourCells> hours) {
    this.hours = hours;
  }

  @Override
  public HourCells get(long hour) {
    try {
      return hours.get(hour);
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot read the cells of hour " + hour, e);
    }
  }

  @Override
  public void put(HourCells cells) {
    try {
      hours.put(cells.hour(), cells);
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot keep the cells of hour " + cells.hour(), e);
    }
  }

  @Override
  public void remove(long hour) {
    try {
      hours.remove(hour);
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot forget the cells of hour " + hour, e);
    }
  }
}
