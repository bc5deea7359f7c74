package io.firebreak.local.report;

import io.firebreak.models.data.Response;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.data.StoryMetric;
import java.util.List;

/**
 * One issue shown in full. Lists are bounded, in the order shown, and never null.
 *
 * @param summary its figures
 * @param responses answers of the subject, the latest ones, earliest first
 * @param earlierResponses how many came before them
 * @param effects what was found about the responses, in the order of their numbers
 * @param story its story as a whole; null when there is none
 * @param series the course over time; its list of buckets is empty without windows
 * @param days shares by day (or by week or more, for long times), earliest first
 * @param platforms one row for each platform, most critics first
 * @param sources authors or sites with the most critic mentions
 * @param sourcesExact false when there were so many authors that their counts are lower bounds
 * @param mentions the mentions that were passed on most, critics before supporters
 * @param alerts alerts of the time shown, earliest first
 * @param shares the critics' share of the last 24 hours and of the whole time shown
 * @param quality how far its stances are to be trusted; null when that is not known
 * @param drift the newest look at its mix of texts; null when there was none
 * @param unjudged its mentions without a stance
 */
public record IssueReport(
    IssueSummary summary,
    List<Response> responses,
    int earlierResponses,
    List<EffectReport> effects,
    StoryMetric story,
    Series series,
    List<Day> days,
    List<PlatformRow> platforms,
    List<TopSource> sources,
    boolean sourcesExact,
    List<TopMention> mentions,
    List<SeenAlert> alerts,
    List<CriticShare> shares,
    StanceQuality quality,
    StanceDrift drift,
    Unjudged unjudged) {

  public IssueReport {
    responses = List.copyOf(responses);
    effects = List.copyOf(effects);
    days = List.copyOf(days);
    platforms = List.copyOf(platforms);
    sources = List.copyOf(sources);
    mentions = List.copyOf(mentions);
    alerts = List.copyOf(alerts);
    shares = List.copyOf(shares);
  }

  /** Stances of one UTC day, or of the {@code days} days from it on. */
  public record Day(long startMillis, int days, StanceCounts counts) {}

  /**
   * One platform over the whole time.
   *
   * @param phase phase now; null when unknown
   * @param reproduction R now; null when data are too few
   */
  public record PlatformRow(
      String platform, StanceCounts counts, String phase, Reproduction reproduction) {}

  /**
   * An author, or a site where the author is unknown.
   *
   * @param name handle, site or author id
   * @param platform its platform
   * @param domain site of its earliest linked critic mention; null when there is none
   * @param criticMentions critic mentions, reposts among them
   * @param followers the most followers seen; null when unknown
   * @param url its earliest critic mention that has a safe address; null when there is none
   */
  public record TopSource(
      String name,
      String platform,
      String domain,
      long criticMentions,
      Long followers,
      String url) {}

  /**
   * A mention that was passed on much.
   *
   * @param excerpt beginning of the text or headline
   * @param stance critic or supporter
   * @param author handle or site; null when unknown
   * @param platform its platform
   * @param followers of the author; null when unknown
   * @param passedOn reposts, quotes and replies of it that were seen
   * @param publishedAtMillis when it was published
   * @param url safe address; null when there is none
   */
  public record TopMention(
      String excerpt,
      Stance stance,
      String author,
      String platform,
      Long followers,
      long passedOn,
      long publishedAtMillis,
      String url) {}
}
