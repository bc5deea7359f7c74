package io.firebreak.models.spread;

/** Where the hours of one issue are kept: a map state in Flink, a plain map in a test. */
public interface HourStore {

  /** The cells of an hour, counted from the epoch; null when there are none. */
  HourCells get(long hour);

  /** Keeps an hour that is new or was changed. */
  void put(HourCells cells);

  /** Forgets an hour. */
  void remove(long hour);
}
