package io.firebreak.models.effect;

import java.util.List;
import java.util.Objects;

/**
 * A question: did this response slow the spread, as far as can be said at this time?
 *
 * @param response the response in question
 * @param segment the mentions whose spread is measured
 * @param lookAtMillis the time of the look; nothing later is used
 * @param onsetMillis when the story began; null for the first mention
 * @param others all responses to the issue; the one in question may be among them
 * @param control mentions that the response did not reach; null for none
 * @param placebos false alarms on past crises; null for none
 * @param seed of the draws of averted mentions; the same seed gives the same figures
 */
public record EffectRequest(
    ResponseMoment response,
    Segment segment,
    long lookAtMillis,
    Long onsetMillis,
    List<ResponseMoment> others,
    Segment control,
    Placebos placebos,
    long seed) {

  /** Checks and copies. */
  public EffectRequest {
    Objects.requireNonNull(response, "response");
    Objects.requireNonNull(segment, "segment");
    others = List.copyOf(others);
  }

  /** A question with nothing else known. */
  public static EffectRequest of(ResponseMoment response, Segment segment, long lookAtMillis) {
    return new EffectRequest(response, segment, lookAtMillis, null, List.of(), null, null, 0);
  }

  /** The same question of another response. */
  public EffectRequest withResponse(ResponseMoment other) {
    return new EffectRequest(
        other, segment, lookAtMillis, onsetMillis, others, control, placebos, seed);
  }

  /** The same with the time when the story began. */
  public EffectRequest withOnset(Long onset) {
    return new EffectRequest(
        response, segment, lookAtMillis, onset, others, control, placebos, seed);
  }

  /** The same with the other responses to the issue. */
  public EffectRequest withOthers(List<ResponseMoment> all) {
    return new EffectRequest(
        response, segment, lookAtMillis, onsetMillis, all, control, placebos, seed);
  }

  /** The same with mentions that the response did not reach. */
  public EffectRequest withControl(Segment unexposed) {
    return new EffectRequest(
        response, segment, lookAtMillis, onsetMillis, others, unexposed, placebos, seed);
  }

  /** The same with the false alarms on past crises. */
  public EffectRequest withPlacebos(Placebos past) {
    return new EffectRequest(
        response, segment, lookAtMillis, onsetMillis, others, control, past, seed);
  }

  /** The same with another seed. */
  public EffectRequest withSeed(long other) {
    return new EffectRequest(
        response, segment, lookAtMillis, onsetMillis, others, control, placebos, other);
  }
}
