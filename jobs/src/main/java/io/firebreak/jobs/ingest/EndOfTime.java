package io.firebreak.jobs.ingest;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Says from the start that nothing with an event time will come. */
final class EndOfTime<T> implements WatermarkGenerator<T> {

  @Override
  public void onEvent(T event, long eventMillis, WatermarkOutput output) {
    // Records have no event time.
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.emitWatermark(Watermark.MAX_WATERMARK);
  }
}
