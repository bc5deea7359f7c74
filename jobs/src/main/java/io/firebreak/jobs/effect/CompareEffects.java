package io.firebreak.jobs.effect;

import io.firebreak.jobs.types.PlainType;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectRequest;
import io.firebreak.models.effect.EffectSettings;
import io.firebreak.models.effect.MeasureEffect;
import io.firebreak.models.effect.MentionCells;
import io.firebreak.models.effect.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Measures the looks at responses that are compared with another issue, by the issue that they
 * answer: the mentions of both come as {@link LookHalf}s, told at the same event time. An issue
 * that is not heard soon counts as one without mentions.
 */
final class CompareEffects extends KeyedProcessFunction<String, LookHalf, ResponseEffect> {
  private static final long serialVersionUID = 1L;

  /** The type of what comes. */
  static final PlainType<LookHalf> HALVES =
      new PlainType<>(LookHalf.class, new LookHalfSerializer());

  private final String libraryPath;
  private transient EffectLibrary library;
  private transient MeasureEffect measure;
  private transient MapState<String, ComparedLook> looks;

  /** Measures with what past crises taught; an empty path for what is shipped alone. */
  CompareEffects(String libraryPath) {
    this.libraryPath = libraryPath;
  }

  @Override
  public void open(OpenContext context) {
    library = OpenLibrary.at(libraryPath);
    measure = new MeasureEffect(library.settings(EffectSettings.SHIPPED));
    // Each look is removed when its last word is told, or by the timer of the time for it.
    looks =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "looks", StringSerializer.INSTANCE, new ComparedLookSerializer()));
  }

  @Override
  public void processElement(LookHalf half, Context context, Collector<ResponseEffect> out)
      throws Exception {
    if (half.part() == LookHalf.Part.DROPPED) {
      drop(half.response().id());
      return;
    }
    String key = key(half);
    ComparedLook look = looks.get(key);
    if (look == null) {
      look = new ComparedLook();
    }
    look.hear(half);
    looks.put(key, look);
    TimerService timers = context.timerService();
    timers.registerEventTimeTimer(half.sentAtMillis());
    timers.registerEventTimeTimer(ComparedLook.endMillis(half));
    if (half.part() == LookHalf.Part.MEASURED && !half.frozen()) {
      timers.registerEventTimeTimer(ComparedLook.waitsUntil(half));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ResponseEffect> out)
      throws Exception {
    long now = context.timerService().currentWatermark();
    Map<String, ComparedLook> all = new TreeMap<>();
    for (Map.Entry<String, ComparedLook> entry : looks.entries()) {
      all.put(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<String, ComparedLook> entry : all.entrySet()) {
      ComparedLook look = entry.getValue();
      boolean due = look.isDue(now);
      if (due) {
        tell(look, out);
      }
      if (look.isOver(now)) {
        looks.remove(entry.getKey());
      } else if (due) {
        looks.put(entry.getKey(), look);
      }
    }
  }

  private void tell(ComparedLook look, Collector<ResponseEffect> out) {
    look.pending = false;
    ResponseEffect row = row(look.measured, look.control());
    long hash = MeasureEffects.hash(row);
    if (hash != look.told) {
      look.told = hash;
      out.collect(row);
    }
  }

  private ResponseEffect row(LookHalf measured, LookHalf control) {
    long lookAt = measured.lookAtMillis();
    long start = measure.packageStartMillis(measured.response(), measured.others());
    EffectRequest request =
        EffectRequest.of(measured.response(), measured.segment(library, start, lookAt), lookAt)
            .withOthers(measured.others())
            .withPlacebos(library.placebos())
            .withSeed(
                MeasureEffects.seed(measured.issueId(), measured.response().id(), measured.look()))
            .withControl(
                control == null
                    ? Segment.of(MentionCells.of(List.of()))
                    : control.segment(library, start, lookAt));
    return EffectRows.row(
        measured.issueId(),
        measured.response().id(),
        measured.look(),
        measured.frozen(),
        EffectRows.control(List.of(), measured.controlIssue()),
        measure.measure(request));
  }

  /** Ids have no line ends. */
  private static String key(LookHalf half) {
    return half.response().id() + "\n" + half.look().ordinal();
  }

  private void drop(String responseId) throws Exception {
    List<String> dropped = new ArrayList<>();
    for (String key : looks.keys()) {
      if (key.startsWith(responseId + "\n")) {
        dropped.add(key);
      }
    }
    for (String key : dropped) {
      looks.remove(key);
    }
  }
}
