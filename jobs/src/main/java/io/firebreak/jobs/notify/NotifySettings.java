package io.firebreak.jobs.notify;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import java.io.Serializable;

/**
 * Who is told.
 *
 * @param alertmanagerUrl base address of an Alertmanager; empty for none
 * @param webhookUrl address of a webhook; empty for none
 * @param webhookFormat {@code json} or {@code slack}
 * @param webhookSecretEnv environment variable with the secret of the signature
 * @param webhookSeverity the least severity that the webhook is told of
 * @param withinMillis an alert that is older when it comes wakes nobody
 */
public record NotifySettings(
    String alertmanagerUrl,
    String webhookUrl,
    String webhookFormat,
    String webhookSecretEnv,
    String webhookSeverity,
    long withinMillis)
    implements Serializable {

  /** Those of the settings. */
  public static NotifySettings from(Settings settings) {
    return new NotifySettings(
        settings.get(SettingKeys.ALERTS_ALERTMANAGER),
        settings.get(SettingKeys.ALERTS_WEBHOOK),
        settings.get(SettingKeys.ALERTS_WEBHOOK_FORMAT),
        settings.get(SettingKeys.ALERTS_WEBHOOK_SECRET_ENV),
        settings.get(SettingKeys.ALERTS_WEBHOOK_SEVERITY),
        settings.get(SettingKeys.ALERTS_WITHIN));
  }

  /** Whether anybody is told. */
  public boolean isOn() {
    return !alertmanagerUrl.isEmpty() || !webhookUrl.isEmpty();
  }
}
