package io.firebreak.jobs.stance;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.models.stance.StanceJudge;
import io.firebreak.models.stance.StanceMode;

/** The stance models there are. */
public final class StanceModels {
  private StanceModels() {}

  /**
   * The models that ship with Firebreak, loaded once in a process, in the mode of the settings. In
   * the mode auto each task remembers texts of its own.
   */
  public static StanceModel shipped(Settings settings) {
    StanceMode mode = StanceMode.of(settings.get(SettingKeys.STANCE_MODE));
    int entries = settings.get(SettingKeys.STANCE_CACHE);
    return () -> StanceJudge.shipped(mode, entries)::judge;
  }
}
