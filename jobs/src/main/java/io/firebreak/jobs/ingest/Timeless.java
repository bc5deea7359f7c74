package io.firebreak.jobs.ingest;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * For a stream without event time: it is always idle, so it neither holds back the event time of a
 * stream that it meets nor drives it. A {@link Watermark#MAX_WATERMARK} would only do the former:
 * as soon as the other stream fell idle, event time would jump to its end and all state would go.
 */
final class Timeless<T> implements WatermarkGenerator<T> {

  @Override
  public void onEvent(T event, long eventMillis, WatermarkOutput output) {
    // Records have no event time.
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.markIdle();
  }
}
