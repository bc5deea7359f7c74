package io.firebreak.jobs.stance;

import io.firebreak.jobs.settings.SettingKeys;
import io.firebreak.jobs.settings.Settings;
import io.firebreak.models.data.Label;
import io.firebreak.models.labels.ErrorPrior;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.stance.EncoderStanceClassifier;
import io.firebreak.models.stance.StanceJudge;
import io.firebreak.models.stance.StanceJudge.Judgement;
import io.firebreak.models.stance.StanceJudge.View;
import io.firebreak.models.stance.StanceMode;
import io.firebreak.models.stance.Target;

/** The stance models there are. */
public final class StanceModels {
  private StanceModels() {}

  /**
   * Gives back what the models hold outside the Java heap, when the class loader of a job goes.
   * Where they were loaded by Flink's own class loader, others in this process may use them still.
   *
   * @param flink a class of Flink's
   */
  static void release(Class<?> flink) {
    if (StanceModels.class.getClassLoader() != flink.getClassLoader()) {
      EncoderStanceClassifier.closeShipped();
    }
  }

  /**
   * The models that ship with Firebreak, loaded once in a process, in the mode of the settings. In
   * the mode auto each task remembers texts of its own.
   */
  public static StanceModel shipped(Settings settings) {
    StanceMode mode = StanceMode.of(settings.get(SettingKeys.STANCE_MODE));
    int entries = settings.get(SettingKeys.STANCE_CACHE);
    return () -> new Shipped(StanceJudge.shipped(mode, entries));
  }

  private record Shipped(StanceJudge models) implements StanceModel.Judge {
    @Override
    public Judgement judge(
        String language,
        String title,
        String text,
        Target target,
        boolean overloaded,
        LearntStance learnt) {
      return models.judge(language, title, text, target, overloaded, learnt);
    }

    @Override
    public View view(Label label, Target target) {
      return models.view(label.language(), label.title(), label.text(), target);
    }

    @Override
    public String version(Target target) {
      return models.version(target);
    }

    @Override
    public ErrorPrior errors() {
      return ErrorPrior.shipped(models.mode().word());
    }
  }
}
