package io.firebreak.jobs.spread;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.jobs.types.PlainType;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.spread.HourCells;
import io.firebreak.models.spread.Spread;
import io.firebreak.models.spread.SpreadProgress;
import io.firebreak.models.spread.SpreadSettings;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the cells of each issue and lets {@link Spread} decide. One event-time timer an issue is
 * pending: at the next minute in which there is something to do.
 */
final class MeasureSpread extends KeyedProcessFunction<String, CellDelta, SpreadWindow> {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MILLIS = 60_000;

  private final SpreadSettings settings;
  private transient Spread spread;
  private transient HoursInState hours;
  private transient ValueState<SpreadProgress> progress;

  MeasureSpread(SpreadSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    spread = new Spread(settings);
    // Removed one by one when the horizon has frozen them (Spread.work), by event-time timer.
    hours =
        new HoursInState(
            getRuntimeContext()
                .getMapState(
                    new MapStateDescriptor<>(
                        "hours",
                        Types.LONG,
                        new PlainType<>(HourCells.class, new HourCellsSerializer()))));
    // Removed when no hour is left and the last critic is a week old, by event-time timer.
    progress =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "progress",
                    new PlainType<>(SpreadProgress.class, new SpreadProgressSerializer())));
  }

  @Override
  public void processElement(CellDelta delta, Context context, Collector<SpreadWindow> out)
      throws Exception {
    SpreadProgress kept = progress.value();
    if (kept == null) {
      kept = new SpreadProgress();
    }
    long before = kept.wakeMinute();
    long wake =
        spread.add(
            kept,
            hours,
            delta.platform(),
            delta.stance(),
            delta.minute(),
            delta.cell(),
            delta.comparisonGroup(),
            delta.groupAtMillis(),
            Spread.closedBy(context.timerService().currentWatermark()));
    progress.update(kept);
    if (wake != before) {
      wakeAt(context.timerService(), wake);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SpreadWindow> out)
      throws Exception {
    SpreadProgress kept = progress.value();
    long closed = Spread.closedBy(context.timerService().currentWatermark());
    if (kept == null || kept.wakeMinute() > closed) {
      return;
    }
    long wake = spread.work(context.getCurrentKey(), kept, hours, closed, out::collect);
    if (kept.isEmpty()) {
      progress.clear();
    } else {
      progress.update(kept);
      wakeAt(context.timerService(), wake);
    }
  }

  private static void wakeAt(TimerService timers, long minute) {
    if (minute != SpreadProgress.NEVER) {
      timers.registerEventTimeTimer(minute * MINUTE_MILLIS - 1);
    }
  }
}
