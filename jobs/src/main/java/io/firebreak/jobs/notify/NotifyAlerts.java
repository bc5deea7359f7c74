package io.firebreak.jobs.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firebreak.models.alerts.Severity;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.DeadLetter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells of one alert, keyed by its identity. The Alertmanager forgets all when it restarts, so it
 * is told again every minute while the alert fires, with an end four minutes ahead, and for 15
 * minutes after it resolved. The webhook is told once of each severity and of the end, with retries
 * that wait longer each time; what it does not take becomes a dead letter. After a restart from a
 * checkpoint it may hear again what it was told since: the header {@code Firebreak-Delivery} is the
 * same then.
 */
public final class NotifyAlerts extends KeyedProcessFunction<String, Alert, DeadLetter> {
  private static final long serialVersionUID = 1L;

  static final long RESEND_MILLIS = 60_000;
  static final long END_AHEAD_MILLIS = 240_000;
  static final long RESOLVED_MILLIS = 15 * 60_000;
  static final int ATTEMPTS = 8;
  private static final long FIRST_WAIT_MILLIS = 5_000;
  private static final long LONGEST_WAIT_MILLIS = 600_000;

  /** After no answer, nobody waits for another one so soon: it would hold up the others. */
  private static final long REST_MILLIS = 10_000;

  private final NotifySettings settings;
  private final String secretForTests;
  private transient Post post;
  private transient URI alertmanager;
  private transient URI webhook;
  private transient String secret;
  private transient long alertmanagerRestsUntil;
  private transient ValueState<Notified> notified;

  public NotifyAlerts(NotifySettings settings) {
    this(settings, null);
  }

  NotifyAlerts(NotifySettings settings, String secretForTests) {
    this.settings = settings;
    this.secretForTests = secretForTests;
  }

  @Override
  public void open(OpenContext context) {
    post = new Post();
    String base = settings.alertmanagerUrl();
    alertmanager =
        base.isEmpty() ? null : URI.create(base.replaceAll("/+$", "") + "/api/v2/alerts");
    webhook = settings.webhookUrl().isEmpty() ? null : URI.create(settings.webhookUrl());
    secret = secretForTests != null ? secretForTests : System.getenv(settings.webhookSecretEnv());
    if (webhook != null && secret == null && settings.webhookFormat().equals("json")) {
      throw new IllegalStateException(
          "alerts.webhookUrl is set, but the environment variable "
              + settings.webhookSecretEnv()
              + " with the secret of its signature is not. Set it for the task managers.");
    }
    // Removed by a processing-time timer 15 minutes after the alert resolved.
    notified =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("notified", TypeInformation.of(Notified.class)));
  }

  @Override
  public void processElement(Alert alert, Context context, Collector<DeadLetter> out)
      throws Exception {
    long now = context.timerService().currentProcessingTime();
    Notified before = notified.value();
    if (before == null
        && (alert.state().equals(Alert.RESOLVED)
            || alert.atMillis() < now - settings.withinMillis())) {
      return; // Nobody heard of it, and nobody has to any more.
    }
    act((before == null ? Notified.of(alert) : before).with(alert, now), now, context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DeadLetter> out)
      throws Exception {
    Notified before = notified.value();
    if (before != null) {
      act(before, context.timerService().currentProcessingTime(), context, out);
    }
  }

  private void act(Notified state, long now, Context context, Collector<DeadLetter> out)
      throws Exception {
    Notified next = tellAlertmanager(state, now, out);
    next = tellWebhook(next, now, out);
    boolean isOver = next.resolvedMillis() > 0 && now - next.resolvedMillis() > RESOLVED_MILLIS;
    if (isOver && next.nextWebhookMillis() == 0) {
      notified.clear();
      return;
    }
    notified.update(next);
    long due = now + RESEND_MILLIS;
    if (alertmanager != null && next.nextAlertmanagerMillis() > now) {
      due = Math.min(due, next.nextAlertmanagerMillis());
    }
    if (next.nextWebhookMillis() > now) {
      due = Math.min(due, next.nextWebhookMillis());
    }
    context.timerService().registerProcessingTimeTimer(due);
  }

  private Notified tellAlertmanager(Notified state, long now, Collector<DeadLetter> out) {
    if (alertmanager == null
        || state.refused()
        || now < state.nextAlertmanagerMillis()
        || now < alertmanagerRestsUntil) {
      return state;
    }
    Alert alert = state.alert();
    long ends = state.resolvedMillis() == 0 ? now + END_AHEAD_MILLIS : state.resolvedMillis();
    long starts = Math.min(alert.firedAtMillis(), Math.min(now, ends));
    byte[] body = Payloads.alertmanager(alert, starts, ends);
    int status = post.send(alertmanager, Map.of(), body);
    if (Post.isAccepted(status)) {
      return state.alertmanagerAt(now + RESEND_MILLIS, false);
    }
    if (Post.isWorthRetrying(status)) {
      alertmanagerRestsUntil = status == Post.NO_ANSWER ? now + REST_MILLIS : 0;
      return state.alertmanagerAt(now + REST_MILLIS, false);
    }
    // Refused for what it is: the same again would be refused again.
    out.collect(dead("alertmanager", alert, "status " + status, body, now));
    return state.alertmanagerAt(now + RESEND_MILLIS, true);
  }

  private Notified tellWebhook(Notified state, long now, Collector<DeadLetter> out) {
    Alert alert = state.alert();
    boolean over = alert.state().equals(Alert.RESOLVED);
    String word = over ? "resolved" : alert.severity();
    boolean wanted =
        webhook != null
            && Severity.of(alert.severity()).compareTo(Severity.of(settings.webhookSeverity())) >= 0
            && !state.delivered().contains(word)
            && (!over || !state.delivered().isEmpty());
    if (!wanted || now < state.nextWebhookMillis()) {
      return state;
    }
    byte[] body = Payloads.webhook(alert, settings.webhookFormat());
    int status = post.send(webhook, headers(alert, word, body, now), body);
    if (Post.isAccepted(status)) {
      return state.delivered(word);
    }
    if (Post.isWorthRetrying(status) && state.attempts() + 1 < ATTEMPTS) {
      long wait = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << state.attempts());
      return state.failed(now + wait);
    }
    out.collect(dead("webhook", alert, "status " + status, body, now));
    return state.delivered(word);
  }

  private Map<String, String> headers(Alert alert, String word, byte[] body, long now) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Firebreak-Delivery", Payloads.hash((alert.key() + "|" + word).getBytes(UTF_8)));
    if (secret != null) {
      headers.put("Firebreak-Timestamp", Long.toString(now / 1000));
      headers.put("Firebreak-Signature", Payloads.signature(secret, now / 1000, body));
    }
    return headers;
  }

  private static DeadLetter dead(String to, Alert alert, String why, byte[] body, long now) {
    long place = Integer.toUnsignedLong(alert.key().hashCode());
    return new DeadLetter(
        "notify-" + to, 0, place, "not-delivered: " + why + " for " + alert.key(), body, now);
  }
}
