package io.firebreak.jobs.stance;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import java.io.Serializable;

/**
 * How mentions are judged.
 *
 * @param minimumConfidence a mention whose greatest probability is lower is unclassified
 * @param encoderShare see {@link EncoderBudget}
 * @param encoderBurstMillis see {@link EncoderBudget}
 * @param neverOverloaded true in a replay, whose results must not depend on the clock
 */
public record JudgingSettings(
    double minimumConfidence, double encoderShare, long encoderBurstMillis, boolean neverOverloaded)
    implements Serializable {

  /**
   * As the settings say.
   *
   * @param bounded true in a replay
   */
  public static JudgingSettings from(Settings settings, boolean bounded) {
    return new JudgingSettings(
        settings.get(SettingKeys.STANCE_CONFIDENCE),
        settings.get(SettingKeys.STANCE_ENCODER_SHARE),
        settings.get(SettingKeys.STANCE_ENCODER_BURST),
        bounded);
  }
}
