package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Measures whether a response slowed the spread: cuts the windows, runs the {@link EffectTest},
 * draws averted mentions and says what can be said. A pure function of its request; its cost grows
 * with the cells or mentions handed in only through adding them up.
 */
public final class MeasureEffect {

  private static final double HOUR = 3_600_000;

  private final EffectSettings settings;

  /** Measures with these settings; see {@link EffectSettings#SHIPPED}. */
  public MeasureEffect(EffectSettings settings) {
    this.settings = settings;
  }

  /** Measures each response of a list, each once with its package, in time. */
  public List<EffectEstimate> measureAll(List<ResponseMoment> responses, EffectRequest request) {
    List<EffectEstimate> estimates = new ArrayList<>();
    for (ResponseMoment response :
        responses.stream()
            .sorted(
                Comparator.comparingLong(ResponseMoment::atMillis)
                    .thenComparing(ResponseMoment::id))
            .toList()) {
      if (estimates.stream().noneMatch(seen -> seen.responses().contains(response.id()))) {
        estimates.add(measure(request.withResponse(response).withOthers(responses)));
      }
    }
    return estimates;
  }

  /** Measures one response, with its package if it belongs to one. */
  public EffectEstimate measure(EffectRequest request) {
    ResponseMoment response = request.response();
    OptionalLong first = request.segment().first();
    if (response.withdrawn()) {
      return none(request, Reason.WITHDRAWN);
    }
    if (first.isEmpty()) {
      return none(request, Reason.NO_MENTIONS);
    }
    if (response.atMillis() > request.lookAtMillis()) {
      return none(request, Reason.RESPONSE_IN_FUTURE);
    }
    long onset = request.onsetMillis() == null ? first.getAsLong() : request.onsetMillis();
    if (response.atMillis() < onset) {
      return none(request, Reason.RESPONSE_BEFORE_ONSET);
    }
    List<ResponseMoment> known = known(request, onset);
    if (response.answer()) {
      List<String> answers = ResponsePackage.answersWith(response, known).ids();
      if (!answers.get(0).equals(response.id())) {
        return none(request, answers, Reason.MEASURED_WITH_FIRST_ANSWER);
      }
    }
    List<ResponsePackage> packages = new ArrayList<>(ResponsePackage.group(known, packageMillis()));
    ResponsePackage target = take(packages, response, known);
    while (true) {
      PackageFit fit = PackageFit.of(request, settings, onset, target, packages);
      ResponsePackage inseparable = fit.inseparable();
      if (inseparable == null) {
        return fit.estimate();
      }
      packages.remove(inseparable);
      target = target.and(inseparable);
    }
  }

  /**
   * When the first of the responses came that are too close in time to this one to be told apart
   * from it: the effect of all of them begins then. (One that only the data cannot tell apart may
   * have come before.)
   *
   * @param others all responses to the issue; the one in question may be among them
   */
  public long packageStartMillis(ResponseMoment response, List<ResponseMoment> others) {
    if (response.withdrawn()) {
      return response.atMillis();
    }
    List<ResponseMoment> known = new ArrayList<>(others);
    known.add(response);
    List<ResponsePackage> packages = new ArrayList<>(ResponsePackage.group(known, packageMillis()));
    return take(packages, response, known).atMillis();
  }

  private long packageMillis() {
    return Math.round(settings.verdicts().packageHours() * HOUR);
  }

  /** The responses that this look may rest on, the one in question among them. */
  private static List<ResponseMoment> known(EffectRequest request, long onset) {
    List<ResponseMoment> responses = new ArrayList<>(List.of(request.response()));
    for (ResponseMoment other : request.others()) {
      if (!other.id().equals(request.response().id())
          && other.atMillis() >= onset
          && other.atMillis() <= request.lookAtMillis()) {
        responses.add(other);
      }
    }
    return responses;
  }

  /**
   * Takes what is measured as one with a response out of the packages of responses to the public.
   */
  private ResponsePackage take(
      List<ResponsePackage> packages, ResponseMoment response, List<ResponseMoment> known) {
    if (!response.answer()) {
      ResponsePackage found =
          packages.stream()
              .filter(some -> some.ids().contains(response.id()))
              .findFirst()
              .orElseThrow();
      packages.remove(found);
      return found;
    }
    ResponsePackage answers = ResponsePackage.answersWith(response, known);
    ResponsePackage together = answers;
    for (ResponsePackage some : List.copyOf(packages)) {
      if (some.isCloseTo(answers, packageMillis())) {
        packages.remove(some);
        together = together.and(some);
      }
    }
    return together;
  }

  private static EffectEstimate none(EffectRequest request, Reason reason) {
    return none(request, List.of(request.response().id()), reason);
  }

  private static EffectEstimate none(EffectRequest request, List<String> responses, Reason reason) {
    return new EffectEstimate(
        responses,
        request.response().atMillis(),
        request.lookAtMillis(),
        Verdict.NOT_ESTIMABLE,
        Confidence.NORMAL,
        List.of(reason),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        request.segment().kernel(),
        false,
        null,
        null,
        null,
        request.placebos(),
        null);
  }
}
