package io.firebreak.models.effect;

import io.firebreak.models.spread.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One fit of one response package, with the packages around it modelled by steps of their own.
 *
 * <p>Its windows end where the look or the span ends, not at the next response, which has a step of
 * its own; so averted mentions of one package are those that it averted given the others, and do
 * not add up over packages.
 */
final class PackageFit {

  private static final double HOUR = 3_600_000;
  private static final double GAUGE_HOURS = 6;
  private static final double NAIVE_HOURS = 12;
  private static final double POWER = 0.8;

  private final EffectRequest request;
  private final EffectSettings settings;
  private final ResponsePackage target;
  private final EffectWindows windows;
  private final List<ResponsePackage> beside = new ArrayList<>();
  private final int[] besideWindows;
  private final Findings findings = new Findings();
  private Optional<StepPosterior> step = Optional.empty();
  private boolean controlUsed;

  private PackageFit(
      EffectRequest request,
      EffectSettings settings,
      ResponsePackage target,
      List<ResponsePackage> others,
      EffectWindows windows) {
    this.request = request;
    this.settings = settings;
    this.target = target;
    this.windows = windows;
    List<Integer> places = new ArrayList<>();
    for (ResponsePackage other : others) {
      double hours = (other.atMillis() - target.atMillis()) / HOUR;
      int window = windows.before() + (int) Math.floor(hours / windows.widthHours() + 1e-9);
      if (window > 0 && window < windows.size() && window != windows.before()) {
        beside.add(other);
        places.add(window);
      }
    }
    this.besideWindows = places.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Fits. */
  static PackageFit of(
      EffectRequest request,
      EffectSettings settings,
      long onsetMillis,
      ResponsePackage target,
      List<ResponsePackage> others) {
    double sinceOnset = (target.atMillis() - onsetMillis) / HOUR;
    double untilLook = (request.lookAtMillis() - target.atMillis()) / HOUR;
    EffectWindows windows =
        request
            .segment()
            .windows(
                target.atMillis(),
                settings.cut().windowHours(),
                windowsIn(sinceOnset - settings.cut().onsetGuardHours(), settings),
                windowsIn(untilLook, settings));
    PackageFit fit = new PackageFit(request, settings, target, others, windows);
    fit.findings.aboutWindows(windows, sinceOnset, untilLook, settings.verdicts());
    fit.findings.aboutPackage(target, request);
    fit.findings.aboutAnswers(target, windows, request);
    fit.findings.addIf(!request.segment().parentsKnown(), Reason.NO_PARENT_IDS);
    fit.findings.addIf(!fit.beside.isEmpty(), Reason.MODELLED_JOINTLY);
    if (!fit.findings.bar() && request.control() != null) {
      fit.compareWithControl();
    }
    if (!fit.findings.bar() && !fit.controlUsed) {
      fit.compareWithItself();
    }
    fit.findings.aboutPlacebos(request.placebos(), fit.controlUsed);
    return fit;
  }

  private static int windowsIn(double hours, EffectSettings settings) {
    double spanned = Math.max(0, Math.min(hours, settings.cut().spanHours()));
    return (int) Math.floor(spanned / settings.cut().windowHours() + 1e-9);
  }

  private void compareWithControl() {
    EffectWindows control =
        request
            .control()
            .windows(
                target.atMillis(), settings.cut().windowHours(), windows.before(), windows.after());
    Design difference =
        Design.ofDifference(
            windows,
            control,
            settings.forDifference(),
            request.segment().hasRhythmOf(request.control()),
            besideWindows);
    controlUsed = difference.isEnough(settings);
    if (controlUsed) {
      step = Optional.of(EffectTest.fit(difference, settings.forDifference()));
      findings.aboutBlindness(control);
    } else {
      findings.add(Reason.CONTROL_UNUSABLE);
    }
  }

  private void compareWithItself() {
    Design design = Design.of(windows, settings, besideWindows);
    EffectSettings.Verdicts needed = settings.verdicts();
    findings.addIf(design.windowsBefore < needed.windowsBefore(), Reason.TOO_FEW_WINDOWS_BEFORE);
    findings.addIf(design.windowsAfter < needed.windowsAfter(), Reason.TOO_FEW_WINDOWS_AFTER);
    if (!findings.bar()) {
      step = Optional.of(EffectTest.fit(design, settings));
      findings.add(Reason.NO_CONTROL);
    }
  }

  /** A package whose step cannot be told from the target's; null when there is none. */
  ResponsePackage inseparable() {
    for (int other = 0; step.isPresent() && other < beside.size(); other++) {
      double correlation = step.get().correlations().get(other);
      if (Math.abs(correlation) > settings.verdicts().packageCorrelation()) {
        return beside.get(other);
      }
    }
    return null;
  }

  /** What this look found. */
  EffectEstimate estimate() {
    StepPosterior found = step.orElse(null);
    Verdict verdict = found == null ? Verdict.NOT_ESTIMABLE : verdict(found);
    Outlook outlook = null;
    Double enough = null;
    if (verdict == Verdict.INCONCLUSIVE
        && !controlUsed
        && windows.after() < settings.spanWindows()) {
      outlook = Outlook.of(windows, found, settings, besideWindows);
      enough = outlook.enoughAtHours();
    } else if (found == null && findings.barOnlyForNow()) {
      enough = Outlook.hoursUntilTest(windows, settings);
    }
    return new EffectEstimate(
        target.ids(),
        target.atMillis(),
        request.lookAtMillis(),
        verdict,
        findings.confidence(),
        findings.all(),
        found == null ? null : (Double) found.probabilitySlowed(),
        found == null ? null : EffectEstimate.Reduction.of(found),
        found == null ? null : DrawAverted.draw(windows, found, settings, request.seed()),
        found == null
            ? null
            : (Double) found.detectableReduction(settings.verdicts().slowedAt(), POWER),
        outlook == null ? null : (Double) outlook.detectableReduction(),
        enough,
        used(found),
        request.segment().kernel(),
        controlUsed,
        naive(),
        gauge(0, windows.before()),
        gauge(windows.before(), windows.size()),
        controlUsed ? null : request.placebos(),
        found);
  }

  private Verdict verdict(StepPosterior found) {
    Placebos placebos = request.placebos();
    double p = found.probabilitySlowed();
    boolean slowed =
        placebos != null && placebos.overrule() && !controlUsed
            ? Placebos.strength(found) >= placebos.strength95()
            : p >= settings.verdicts().slowedAt();
    if (slowed) {
      return Verdict.SLOWED;
    }
    return p <= settings.verdicts().spedUpAt() ? Verdict.SPED_UP : Verdict.INCONCLUSIVE;
  }

  private EffectEstimate.WindowsUsed used(StepPosterior found) {
    int before = windows.before();
    int size = windows.size();
    return new EffectEstimate.WindowsUsed(
        before * windows.widthHours(),
        windows.after() * windows.widthHours(),
        found == null ? 0 : found.windowsBefore(),
        found == null ? 0 : found.windowsAfter(),
        (size - windows.seen(0, size)) * windows.widthHours(),
        windows.seenPassedOn(0, before),
        windows.seenPassedOn(before, size));
  }

  private EffectEstimate.NaiveChange naive() {
    int most = (int) Math.round(NAIVE_HOURS / windows.widthHours());
    int side = Math.min(most, Math.min(windows.before(), windows.after()));
    double past = windows.mentionsPerSeenWindow(windows.before() - side, windows.before());
    double now = windows.mentionsPerSeenWindow(windows.before(), windows.before() + side);
    Double change = past > 0 && now >= 0 ? (Double) (now / past - 1) : null;
    return new EffectEstimate.NaiveChange(change, side * windows.widthHours());
  }

  /** R of the last 6 h of some windows; null when there are none. */
  private Estimate gauge(int least, int to) {
    int from = Math.max(least, to - (int) Math.round(GAUGE_HOURS / windows.widthHours()));
    return to > from ? windows.reproduction(from, to) : null;
  }
}
