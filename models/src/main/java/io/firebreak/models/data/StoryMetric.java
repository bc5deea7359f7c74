package io.firebreak.models.data;

import java.util.List;

/**
 * The story of one issue as a whole: how fast it rose and fell, how soon it was answered, and
 * whether the answer became part of it. One row for each issue; a later one replaces it. A figure
 * that cannot be said is null. Lags are in hours.
 *
 * @param fromMillis where the story begins: with the hour that led to its onset, or with its first
 *     mention where there is no onset; null when every mention was taken back
 * @param untilMillis end of the hour of its last mention: what is known
 * @param mentions mentions in that time
 * @param critics the critics among them
 * @param onsetMillis start of the first 5 minutes in which the critics left quiet
 * @param peakMillis start of the hour with the most critics since then
 * @param peakCritics critics in that hour
 * @param timeToPeakHours onset to the start of the peak hour, at least 0
 * @param halfLifeHours start of the peak hour to the first of 3 hours in a row below half of it
 * @param tailHours start of the peak hour to the first of 24 hours in a row inside the baseline
 * @param firstResponseMillis when the first response was published
 * @param responseHours onset to the first response; below 0 when it came before
 * @param hubFirstLagHours earliest response on the hub to the earliest elsewhere; 0 or more is good
 * @param hubAdoption share of mentions that link to the hub
 * @param hubAdoptionAfter the same after the first response
 * @param firstReputableHubLinkHours first response to the first hub link by a source of tier 1 or 2
 * @param pullThrough share of mentions that carry a key message
 * @param pullThroughAfter the same after the first response
 * @param reputableCritics critic mentions by sources of tier 1 or 2
 * @param firstReputableCriticHours onset to the first of them; below 0 when it led to the onset
 * @param segments the shares of all, by stance and by tier
 */
public record StoryMetric(
    String issueId,
    Long fromMillis,
    Long untilMillis,
    long mentions,
    long critics,
    Long onsetMillis,
    Long peakMillis,
    Long peakCritics,
    Double timeToPeakHours,
    Double halfLifeHours,
    Double tailHours,
    Long firstResponseMillis,
    Double responseHours,
    Double hubFirstLagHours,
    Double hubAdoption,
    Double hubAdoptionAfter,
    Double firstReputableHubLinkHours,
    Double pullThrough,
    Double pullThroughAfter,
    long reputableCritics,
    Double firstReputableCriticHours,
    List<StorySegment> segments) {}
