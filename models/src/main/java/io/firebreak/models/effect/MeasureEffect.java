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
    List<ResponsePackage> packages = packages(request, onset);
    ResponsePackage target = take(packages, response.id());
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
    return ResponsePackage.group(others, packageMillis()).stream()
        .filter(
            some ->
                some.atMillis() <= response.atMillis()
                    && response.atMillis() - some.lastAtMillis() < packageMillis())
        .mapToLong(ResponsePackage::atMillis)
        .reduce(response.atMillis(), Math::min);
  }

  private long packageMillis() {
    return Math.round(settings.verdicts().packageHours() * HOUR);
  }

  private List<ResponsePackage> packages(EffectRequest request, long onset) {
    List<ResponseMoment> responses = new ArrayList<>(List.of(request.response()));
    for (ResponseMoment other : request.others()) {
      if (!other.id().equals(request.response().id())
          && other.atMillis() >= onset
          && other.atMillis() <= request.lookAtMillis()) {
        responses.add(other);
      }
    }
    return new ArrayList<>(ResponsePackage.group(responses, packageMillis()));
  }

  private static ResponsePackage take(List<ResponsePackage> packages, String id) {
    ResponsePackage found =
        packages.stream().filter(some -> some.ids().contains(id)).findFirst().orElseThrow();
    packages.remove(found);
    return found;
  }

  private static EffectEstimate none(EffectRequest request, Reason reason) {
    return new EffectEstimate(
        List.of(request.response().id()),
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
