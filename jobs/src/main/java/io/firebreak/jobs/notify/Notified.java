package io.firebreak.jobs.notify;

import io.firebreak.models.data.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the telling of one alert. Times are of the clock.
 *
 * @param alert its last word
 * @param resolvedMillis when that said that it is over; 0 while it fires
 * @param nextAlertmanagerMillis when the Alertmanager is told again
 * @param refused true once the Alertmanager refused it for what it is
 * @param delivered what the webhook was told: severity and state
 * @param attempts failed ones to tell it the next
 * @param nextWebhookMillis when the next attempt is due; 0 when nothing is
 */
public record Notified(
    Alert alert,
    long resolvedMillis,
    long nextAlertmanagerMillis,
    boolean refused,
    List<String> delivered,
    int attempts,
    long nextWebhookMillis) {

  static Notified of(Alert alert) {
    return new Notified(alert, 0, 0, false, List.of(), 0, 0);
  }

  Notified with(Alert newAlert, long nowMillis) {
    boolean over = newAlert.state().equals(Alert.RESOLVED);
    boolean changed =
        !newAlert.state().equals(alert.state()) || !newAlert.severity().equals(alert.severity());
    return new Notified(
        newAlert,
        over ? (resolvedMillis == 0 ? nowMillis : resolvedMillis) : 0,
        changed ? 0 : nextAlertmanagerMillis,
        refused,
        delivered,
        changed ? 0 : attempts,
        changed ? 0 : nextWebhookMillis);
  }

  Notified alertmanagerAt(long millis, boolean nowRefused) {
    return new Notified(
        alert, resolvedMillis, millis, nowRefused, delivered, attempts, nextWebhookMillis);
  }

  Notified delivered(String word) {
    List<String> more = new ArrayList<>(delivered);
    more.add(word);
    return new Notified(
        alert, resolvedMillis, nextAlertmanagerMillis, refused, List.copyOf(more), 0, 0);
  }

  Notified failed(long nextMillis) {
    return new Notified(
        alert,
        resolvedMillis,
        nextAlertmanagerMillis,
        refused,
        delivered,
        attempts + 1,
        nextMillis);
  }
}
