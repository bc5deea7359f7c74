package io.firebreak.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.operators.TimestampsAndWatermarksOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A timeless stream, sent through Flink's own operators, meets one that has event time. */
class TimelessTest {
  private OneInputStreamOperatorTestHarness<String, String> timeless;
  private KeyedTwoInputStreamOperatorTestHarness<String, String, String, String> meeting;

  @BeforeEach
  void open() throws Exception {
    timeless =
        new OneInputStreamOperatorTestHarness<>(
            new TimestampsAndWatermarksOperatorFactory<>(
                WatermarkStrategy.<String>forGenerator(context -> new Timeless<>()), true));
    timeless.getExecutionConfig().setAutoWatermarkInterval(200);
    timeless.open();
    KeySelector<String, String> oneKey = value -> "";
    meeting =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new SayTheTime()), oneKey, oneKey, Types.STRING);
    meeting.open();
  }

  @AfterEach
  void close() throws Exception {
    timeless.close();
    meeting.close();
  }

  @Test
  void itDoesNotHoldBackTheTimeOfTheOther() throws Exception {
    timePasses();
    meeting.processWatermark1(new Watermark(1_000));
    assertThat(told()).containsExactly("it is 1000");

    response("apology");
    timePasses();
    meeting.processWatermark1(new Watermark(2_000));
    assertThat(told()).containsExactly("apology at 1000", "it is 2000");
  }

  @Test
  void itDoesNotDriveTimeWhenTheOtherFallsIdle() throws Exception {
    timePasses();
    meeting.processWatermark1(new Watermark(1_000));
    told();
    meeting.processWatermarkStatus1(WatermarkStatus.IDLE);
    response("apology");
    timePasses();
    response("correction");
    timePasses();
    assertThat(told()).containsExactly("apology at 1000", "correction at 1000");

    meeting.processWatermarkStatus1(WatermarkStatus.ACTIVE);
    meeting.processWatermark1(new Watermark(2_000));
    assertThat(told()).containsExactly("it is 2000");
  }

  private void response(String text) throws Exception {
    timeless.processElement(text, 5_000_000);
    sendOn();
  }

  private void timePasses() throws Exception {
    timeless.setProcessingTime(timeless.getProcessingTime() + 1_000);
    sendOn();
  }

  @SuppressWarnings("unchecked")
  private void sendOn() throws Exception {
    for (Object sent : timeless.getOutput()) {
      if (sent instanceof StreamRecord<?> record) {
        meeting.processElement2((StreamRecord<String>) record);
      } else if (sent instanceof WatermarkStatus status) {
        meeting.processWatermarkStatus2(status);
      } else {
        meeting.processWatermark2((Watermark) sent);
      }
    }
    timeless.getOutput().clear();
  }

  private List<String> told() {
    List<String> told = new ArrayList<>(meeting.extractOutputValues());
    meeting.getOutput().stream()
        .filter(Watermark.class::isInstance)
        .forEach(mark -> told.add("it is " + ((Watermark) mark).getTimestamp()));
    meeting.getOutput().clear();
    return told;
  }

  /** Says at what event time a record came. */
  private static final class SayTheTime
      extends KeyedCoProcessFunction<String, String, String, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement1(String value, Context context, Collector<String> out) {
      out.collect(value + " at " + context.timerService().currentWatermark());
    }

    @Override
    public void processElement2(String value, Context context, Collector<String> out) {
      out.collect(value + " at " + context.timerService().currentWatermark());
    }
  }
}
