package io.firebreak.jobs.notify;

import io.firebreak.models.data.Alert;
import io.firebreak.models.data.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Attaches the telling of people. */
public final class NotifyStage {
  /** Operator uid; public API, since savepoints are restored by it. */
  public static final String UID = "notify-alerts";

  private NotifyStage() {}

  /** Attaches the stage, on one task; gives what could not be delivered. */
  public static DataStream<DeadLetter> attach(DataStream<Alert> alerts, NotifySettings settings) {
    return alerts
        .keyBy(Alert::key)
        .process(new NotifyAlerts(settings))
        .returns(TypeInformation.of(DeadLetter.class))
        .uid(UID)
        .name("notify of alerts")
        .setParallelism(1);
  }
}
