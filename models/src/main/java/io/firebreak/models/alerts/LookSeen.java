package io.firebreak.models.alerts;

import io.firebreak.models.data.ResponseEffect;

/**
 * What a look at a response found.
 *
 * @param verdict a word; null for the gauge
 * @param reduction share by which R fell; null when it cannot be said
 * @param mentions critic mentions passed on before and after that it rests on
 */
public record LookSeen(
    String responseId,
    String look,
    long lookAtMillis,
    String verdict,
    Double reduction,
    long mentions) {

  /** The part of an effect that the rules need. */
  public static LookSeen of(ResponseEffect effect) {
    double mentions =
        (effect.mentionsBefore() == null ? 0 : effect.mentionsBefore())
            + (effect.mentionsAfter() == null ? 0 : effect.mentionsAfter());
    return new LookSeen(
        effect.responseId(),
        effect.look(),
        effect.lookAtMillis(),
        effect.verdict(),
        effect.reduction(),
        Math.round(mentions));
  }
}
