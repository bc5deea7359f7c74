package io.firebreak.models.effect;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What past crises taught: how stories age, how often the effect test was wrong about them, and how
 * soon their mentions were passed on. With it a verdict says its own rate of false alarms and needs
 * fewer mentions; without it, or where it is silent, what is shipped holds.
 *
 * @param crises past crises that it is made of
 * @param mentions their mentions
 * @param aging prior of the aging; the learnt mode comes first where there is one
 * @param agingCrises crises that taught the aging; 0 when it is the shipped one
 * @param placebos tests at times of past crises at which nobody responded; null for none
 * @param kernels repost delays by the platform's name in lower case
 */
public record EffectLibrary(
    int crises,
    long mentions,
    AgingPrior aging,
    int agingCrises,
    Placebos placebos,
    SortedMap<String, RepostKernel> kernels) {

  /** Nothing learnt: what is shipped. */
  public static final EffectLibrary EMPTY =
      new EffectLibrary(0, 0, AgingPrior.SHIPPED, 0, null, new TreeMap<>());

  /** Copies the kernels. */
  public EffectLibrary {
    kernels = Collections.unmodifiableSortedMap(new TreeMap<>(kernels));
  }

  /** No library has more kernels. */
  public static final int MOST_KERNELS = 1_000;

  private static final int LONGEST_PLATFORM = 200;

  /** True for a name under which a kernel may stand. */
  public static boolean isPlatformKey(String name) {
    return !name.isEmpty() && name.length() <= LONGEST_PLATFORM && name.equals(platformKey(name));
  }

  /** The name under which a platform's kernel stands. */
  public static String platformKey(String platform) {
    return platform.strip().toLowerCase(Locale.ROOT);
  }

  /** The kernel of a platform: learnt from past crises, else the shipped one. */
  public RepostKernel kernelOf(String platform) {
    RepostKernel learnt = kernels.get(platformKey(platform));
    return learnt == null ? RepostKernel.ofPlatform(platform) : learnt;
  }

  /** The kernel of mentions whose platform nobody named: the only one here, else Twitter's. */
  public RepostKernel kernelOfUnnamed() {
    return kernels.size() == 1
        ? kernels.get(kernels.firstKey())
        : RepostKernel.ofPlatform("twitter");
  }

  /** The settings with the aging that past crises had. */
  public EffectSettings settings(EffectSettings shipped) {
    return agingCrises == 0 ? shipped : shipped.withAging(aging);
  }

  /** How past crises aged: the slope of log R per 12 h; empty when too few taught it. */
  public Optional<AgingPrior.Mode> learntAging() {
    return agingCrises == 0 ? Optional.empty() : Optional.of(aging.modes().get(0));
  }

  /** True when verdicts made with it no longer say "uncalibrated". */
  public boolean isCalibrated() {
    return placebos != null && placebos.areEnough();
  }

  /** True when its false alarms are so many that the threshold of verdicts comes from them. */
  public boolean overrulesThreshold() {
    return placebos != null && placebos.overrule();
  }

  /** "12 past crises with 40,321 mentions". */
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "%,d past %s with %,d mentions",
        crises,
        crises == 1 ? "crisis" : "crises",
        mentions);
  }

  /** "1 of 48 placebo tests (2.1 %)". */
  public String falseAlarmsInWords() {
    return placebos == null
        ? "no placebo tests"
        : String.format(
            Locale.ROOT,
            "%,d of %,d placebo tests (%.1f %%)",
            Math.round(placebos.falseSlowed() * placebos.tests()),
            placebos.tests(),
            100 * placebos.falseSlowed());
  }
}
