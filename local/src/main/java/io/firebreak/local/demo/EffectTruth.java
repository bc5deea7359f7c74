package io.firebreak.local.demo;

import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.simulation.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the last look at a response found, beside what the response truly did.
 *
 * @param effect the last look that was due; null before the first verdict
 * @param truth what the simulator knows
 */
public record EffectTruth(ResponseEffect effect, Truth.ResponseTruth truth) {
  /** Smaller true reductions than this are "nothing". */
  private static final double NOTHING = 0.005;

  static List<EffectTruth> of(Truth truth, List<ResponseEffect> effects) {
    List<EffectTruth> both = new ArrayList<>();
    for (Truth.ResponseTruth response : truth.responses()) {
      Optional<ResponseEffect> last =
          effects.stream()
              .filter(effect -> effect.responseId().equals(response.response()))
              .filter(effect -> effect.verdict() != null)
              .max(Comparator.comparingLong(ResponseEffect::lookAtMillis));
      both.add(new EffectTruth(last.orElse(null), response));
    }
    return both;
  }

  /**
   * True when the verdict does not contradict the truth: "slowed" of one that slowed the spread,
   * "sped up" of one that fed it; "inconclusive" contradicts nothing.
   */
  public boolean agrees() {
    if (effect == null) {
      return true;
    }
    return switch (effect.verdict()) {
      case "slowed" -> truth.reduction() > NOTHING;
      case "sped_up" -> truth.reduction() < -NOTHING;
      default -> true;
    };
  }
}
