package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gathers what bars an estimate, lowers its confidence, or is to be known about it. */
final class Findings {

  private static final double OFTEN_BLIND = 0.25;
  private static final double HOUR_MILLIS = 3_600_000;

  private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

  void add(Reason reason) {
    reasons.add(reason);
  }

  void addIf(boolean holds, Reason reason) {
    if (holds) {
      reasons.add(reason);
    }
  }

  /** Whether there are enough mentions and time, and whether all of it was seen. */
  void aboutWindows(
      EffectWindows windows,
      double hoursSinceOnset,
      double hoursUntilLook,
      EffectSettings.Verdicts verdicts) {
    int before = windows.before();
    int size = windows.size();
    addIf(hoursSinceOnset < verdicts.hoursFromOnset(), Reason.RESPONSE_NEAR_ONSET);
    addIf(hoursUntilLook < verdicts.hoursAfter(), Reason.TOO_EARLY);
    addIf(
        windows.seenPassedOn(0, before) < verdicts.mentionsBefore(),
        Reason.TOO_FEW_MENTIONS_BEFORE);
    addIf(
        windows.seenPassedOn(before, size) < verdicts.mentionsAfter(),
        Reason.TOO_FEW_MENTIONS_AFTER);
    aboutBlindness(windows);
  }

  /** Whether all of it was seen. */
  void aboutBlindness(EffectWindows windows) {
    int before = windows.before();
    int size = windows.size();
    int blind = size - windows.seen(0, size);
    addIf(blind > 0, Reason.COLLECTOR_BLIND);
    addIf(blind > OFTEN_BLIND * size, Reason.COLLECTOR_OFTEN_BLIND);
    boolean blindThen =
        before > 0 && windows.blind(before - 1) || before < size && windows.blind(before);
    addIf(blindThen, Reason.COLLECTOR_BLIND_AT_RESPONSE);
  }

  /** Whether the package holds several responses, and two at one instant. */
  void aboutPackage(ResponsePackage target, EffectRequest request) {
    addIf(target.ids().size() > 1, Reason.RESPONSE_PACKAGE);
    List<ResponseMoment> members = new ArrayList<>(request.others());
    members.removeIf(other -> other.id().equals(request.response().id()) || other.withdrawn());
    members.add(request.response());
    members.removeIf(other -> !target.ids().contains(other.id()));
    long instants = members.stream().map(ResponseMoment::atMillis).distinct().count();
    addIf(instants < members.size(), Reason.RESPONSES_AT_ONE_INSTANT);
  }

  /** Whether single mentions were answered meanwhile, beside those that are measured here. */
  void aboutAnswers(ResponsePackage target, EffectWindows windows, EffectRequest request) {
    long from =
        target.atMillis() - Math.round(windows.before() * windows.widthHours() * HOUR_MILLIS);
    addIf(
        request.others().stream()
            .anyMatch(
                other ->
                    other.answer()
                        && !other.withdrawn()
                        && !target.ids().contains(other.id())
                        && other.atMillis() >= from
                        && other.atMillis() <= request.lookAtMillis()),
        Reason.ANSWERS_AT_THE_TIME);
  }

  /**
   * What past crises say of the false alarms. Their tests had no control, so they say nothing of a
   * test that has one.
   */
  void aboutPlacebos(Placebos placebos, boolean controlUsed) {
    addIf(controlUsed || placebos == null || !placebos.areEnough(), Reason.UNCALIBRATED);
    addIf(placebos != null && placebos.overrule() && !controlUsed, Reason.EMPIRICAL_THRESHOLD);
  }

  boolean bar() {
    return reasons.stream().anyMatch(Reason::bars);
  }

  /** True when all that bars an estimate is that the response is too young. */
  boolean barOnlyForNow() {
    Set<Reason> barring = EnumSet.copyOf(reasons);
    barring.removeIf(reason -> !reason.bars());
    return !barring.isEmpty()
        && EnumSet.of(Reason.TOO_EARLY, Reason.TOO_FEW_MENTIONS_AFTER, Reason.TOO_FEW_WINDOWS_AFTER)
            .containsAll(barring);
  }

  Confidence confidence() {
    return reasons.stream().anyMatch(Reason::lowersConfidence) ? Confidence.LOW : Confidence.NORMAL;
  }

  /** In the order of the enum. */
  List<Reason> all() {
    return List.copyOf(reasons);
  }
}
