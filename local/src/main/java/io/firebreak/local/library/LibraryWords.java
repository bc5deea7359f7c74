package io.firebreak.local.library;

import io.firebreak.models.calibration.LearnAging;
import io.firebreak.models.effect.AgingPrior;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.Placebos;
import io.firebreak.models.effect.RepostKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a library learnt and what that means, in plain words. */
public final class LibraryWords {

  private static final double LONGEST_HOURS = 48;

  private LibraryWords() {}

  /** Lines for a terminal. */
  public static List<String> of(EffectLibrary library) {
    List<String> lines = new ArrayList<>();
    lines.add("Learnt from " + library.inWords() + ".");
    lines.add("");
    lines.add("  Aging         " + aging(library));
    lines.add("  False alarms  " + falseAlarms(library));
    if (library.kernels().isEmpty()) {
      lines.add(
          "  Delays        fewer than 50 known of any platform, so the kernels are as shipped");
    }
    library
        .kernels()
        .forEach((platform, kernel) -> lines.add("  Delays        " + delays(platform, kernel)));
    lines.add("");
    lines.add(meaning(library));
    return lines;
  }

  private static String aging(EffectLibrary library) {
    if (library.learntAging().isEmpty()) {
      return "as shipped: fewer than %d crises were large enough to show theirs"
          .formatted(LearnAging.LEAST_CRISES);
    }
    AgingPrior.Mode mode = library.learntAging().get();
    double slow = change(mode.mean() + mode.sd());
    double fast = change(mode.mean() - mode.sd());
    return String.format(
        Locale.ROOT,
        "by itself a story's spread changed by %+.0f %% in 12 h (two of three: %+.0f to %+.0f %%),"
            + " learnt from %,d crises",
        change(mode.mean()),
        fast,
        slow,
        library.agingCrises());
  }

  /** Per cent. */
  private static double change(double slope) {
    return 100 * Math.expm1(slope);
  }

  private static String falseAlarms(EffectLibrary library) {
    return library.placebos() == null
        ? "not known: no crisis had a time to test, far from any response, with mentions enough"
        : library.falseAlarmsInWords() + " said \"slowed\" where nobody had responded";
  }

  private static String delays(String platform, RepostKernel kernel) {
    double minutes = 60 * median(kernel);
    return String.format(
        Locale.ROOT,
        "platform %s: half of what is passed on comes within %.0f min, learnt from %,d delays",
        platform,
        minutes,
        kernel.learntFrom());
  }

  private static double median(RepostKernel kernel) {
    double low = 0;
    double high = LONGEST_HOURS;
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (kernel.withinHours(middle) < 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static String meaning(EffectLibrary library) {
    if (!library.isCalibrated()) {
      return String.format(
          Locale.ROOT,
          "Verdicts made with it still say \"uncalibrated\": that takes %d placebo tests, and these"
              + " are %d. More or longer crises give more.",
          Placebos.ENOUGH,
          library.placebos() == null ? 0 : library.placebos().tests());
    }
    return library.overrulesThreshold()
        ? String.format(
            Locale.ROOT,
            "Verdicts made with it are calibrated. Since more than %.1f %% were false alarms, they take"
                + " their threshold from these tests: \"slowed\" needs a step %.1f deviations below none.",
            100 * Placebos.TOLERATED,
            library.placebos().strength95())
        : "Verdicts made with it are calibrated: they stand beside this rate of false alarms.";
  }
}
