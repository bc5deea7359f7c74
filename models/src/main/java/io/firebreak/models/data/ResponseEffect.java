package io.firebreak.models.data;

import java.util.List;

/**
 * What one look at one response found: one row of the table {@code response_effect}. A later row
 * with the same issue, response and look replaces it, until it is frozen. Every figure but the
 * first ones is null when it cannot be said.
 *
 * @param responseId the response
 * @param look {@code 1h} (a gauge of R, without a verdict), {@code 6h} or {@code 24h}
 * @param responseIds the responses that were measured together, in time
 * @param responseAtMillis when the first of them was published
 * @param lookAtMillis time of the look; nothing published later is used
 * @param verdict {@code slowed}, {@code sped_up}, {@code inconclusive} or {@code not_estimable};
 *     null for the gauge
 * @param confidence {@code normal} or {@code low}
 * @param frozen true when late mentions revise it no more
 * @param reasons words of {@code io.firebreak.models.effect.Reason}
 * @param probabilitySlowed probability that the reproduction number fell at the response
 * @param reduction share by which it fell, with its 95 % interval; below 0 when it rose
 * @param avertedAtLeast critic mentions averted up to the look: 1.5 % quantile, median, and the
 *     soft 97.5 % quantile
 * @param avertedOpenEnded true when the upper end means nothing
 * @param detectableReduction smallest reduction that the look finds with 80 % power
 * @param detectableReductionLater the same 24 h after the response, if the spread goes on like this
 * @param enoughAfterHours hours after the response at which there will be enough data
 * @param kernel the repost delays it rests on, in words
 * @param control what it was to be compared with: {@code platforms reddit, weibo} or {@code issue
 *     other-recall}; null for nothing
 * @param controlUsed true when the verdict rests on that comparison; otherwise a reason says why
 *     not
 * @param naiveChange change of the plain rate over naiveHours on both sides, which misleads
 * @param reproductionBefore gauge of R in the 6 h before the response, with its 95 % interval
 * @param reproductionAfter the same after it
 * @param placeboTests tests at random times of past crises, and the share with a false "slowed"
 * @param sentence what a person reads
 * @param curve the picture
 */
public record ResponseEffect(
    String issueId,
    String responseId,
    String look,
    List<String> responseIds,
    long responseAtMillis,
    long lookAtMillis,
    String verdict,
    String confidence,
    boolean frozen,
    List<String> reasons,
    Double probabilitySlowed,
    Double reduction,
    Double reductionLow,
    Double reductionHigh,
    Double avertedAtLeast,
    Double avertedMedian,
    Double avertedAtMost,
    boolean avertedOpenEnded,
    Double detectableReduction,
    Double detectableReductionLater,
    Double enoughAfterHours,
    Double hoursBefore,
    Double hoursAfter,
    Long windowsBefore,
    Long windowsAfter,
    Double blindHours,
    Double mentionsBefore,
    Double mentionsAfter,
    String kernel,
    String control,
    boolean controlUsed,
    Double naiveChange,
    Double naiveHours,
    Double reproductionBefore,
    Double reproductionBeforeLow,
    Double reproductionBeforeHigh,
    Double reproductionAfter,
    Double reproductionAfterLow,
    Double reproductionAfterHigh,
    Long placeboTests,
    Double placeboFalseSlowed,
    String sentence,
    List<EffectPoint> curve) {}
