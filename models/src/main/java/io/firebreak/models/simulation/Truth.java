package io.firebreak.models.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is true of a simulation: what a correct pipeline must count, and what the responses did.
 * Counts of mentions are final ones: each mention once, edited ones as they stand after the edit,
 * deleted ones not at all, and those seen more than 48 hours after publication not at all (they are
 * {@link Records#beyondHorizon}).
 *
 * @param settings the settings that repeat this simulation
 * @param end end of the simulated time; records still arrive after it
 * @param issues in the order of the issues
 * @param responses in order of time; empty in a calm scenario
 * @param avertedCritics critic mentions of the first issue that all responses together averted:
 *     critics in the world without responses less critics observed, the same course in all else;
 *     negative when responses did harm
 * @param avertedMentions the same for mentions of every stance
 * @param mentions all mentions, matched or not
 * @param unmatched mentions that concern no issue
 * @param records what the topic {@code mentions} carries
 */
public record Truth(
    SimulationSettings settings,
    Instant end,
    List<IssueTruth> issues,
    List<ResponseTruth> responses,
    long avertedCritics,
    long avertedMentions,
    long mentions,
    long unmatched,
    Records records) {

  /**
   * The truth about one issue. A mention that concerns two issues counts in both.
   *
   * @param mentions all of them
   * @param stances mentions by stance word
   * @param platforms mentions by platform and stance word
   * @param kinds mentions by kind (original, repost, reply, quote) and stance word
   * @param hours mentions by hour of publication, from the first hour to the last
   * @param authors distinct authors
   * @param hubLinks mentions that link to a page of the hub
   */
  public record IssueTruth(
      String issue,
      long mentions,
      Map<String, Long> stances,
      Map<String, Map<String, Long>> platforms,
      Map<String, Map<String, Long>> kinds,
      List<HourTruth> hours,
      long authors,
      long hubLinks) {}

  /** Mentions of one issue published in the hour that begins at {@code start}. */
  public record HourTruth(
      Instant start, long critic, long supporter, long neutral, long unclassified) {}

  /**
   * The truth about one response, against the same course in which only this response is missing.
   *
   * @param reduction by how much it multiplied down the rate at which critics are caused, 0.4 = by
   *     40 %; negative when it rose
   * @param avertedCritics critic mentions that it averted until the end
   * @param avertedMentions the same for mentions of every stance
   * @param avertedCriticsByPlatform the same by platform
   * @param windowEnd 24 hours after it, or the next response or the end if that is sooner
   * @param windowCritics critic mentions observed from the response to the end of the window
   * @param windowAvertedCritics critic mentions averted in the same time
   */
  public record ResponseTruth(
      String response,
      String issue,
      Instant publishedAt,
      double reduction,
      long avertedCritics,
      long avertedMentions,
      Map<String, Long> avertedCriticsByPlatform,
      Instant windowEnd,
      long windowCritics,
      long windowAvertedCritics) {}

  /**
   * The raw records.
   *
   * @param lines all of them: creates + edits + deletes + duplicates + deadLetters
   * @param creates first revisions of distinct mentions
   * @param duplicates records that repeat an earlier one
   * @param edits records that edit a mention
   * @param deletes records that delete one
   * @param late mentions first seen 1 to 12 hours after they were published
   * @param beyondHorizon mentions first seen more than 48 hours after
   * @param deadLetters unusable records
   * @param deadLettersByKind the same by what is wrong with them
   */
  public record Records(
      long lines,
      long creates,
      long duplicates,
      long edits,
      long deletes,
      long late,
      long beyondHorizon,
      long deadLetters,
      Map<String, Long> deadLettersByKind) {}
}
