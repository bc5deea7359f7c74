package io.firebreak.jobs.stance;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.models.stance.CachingStanceClassifier;
import io.firebreak.models.stance.LinearStanceClassifier;

/** The stance models there are. */
public final class StanceModels {
  private StanceModels() {}

  /** The model that ships with Firebreak, behind a cache of its own for each task. */
  public static StanceModel shipped(Settings settings) {
    int entries = settings.get(SettingKeys.STANCE_CACHE);
    return () -> new CachingStanceClassifier(LinearStanceClassifier.shipped(), entries);
  }
}
