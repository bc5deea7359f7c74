package io.firebreak.local.replay;

import io.firebreak.jobs.json.CoordinatedClusterJson;
import io.firebreak.jobs.json.ResponseEffectJson;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.data.StoryMetric;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The results of a replay by their keys: the last record of a key stands, as in the database. Sinks
 * run in this process and find the store by its number.
 */
public final class ReplayStore implements AutoCloseable {
  private static final Map<Long, ReplayStore> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final long number = NUMBERS.incrementAndGet();
  private final Map<String, ScoredMention> scored = new ConcurrentHashMap<>();
  private final Map<String, SpreadWindow> windows = new ConcurrentHashMap<>();
  private final Map<String, ShareOfVoice> shares = new ConcurrentHashMap<>();
  private final Map<String, Issue> issues = new ConcurrentHashMap<>();
  private final Map<String, Response> responses = new ConcurrentHashMap<>();
  private final Map<String, ResponseEffect> effects = new ConcurrentHashMap<>();
  private final Map<String, StoryMetric> stories = new ConcurrentHashMap<>();
  private final Map<String, StanceQuality> qualities = new ConcurrentHashMap<>();
  private final Map<String, StanceDrift> drifts = new ConcurrentHashMap<>();
  private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
  private final Map<String, FollowUpList> followUps = new ConcurrentHashMap<>();
  private final Map<String, CoordinatedCluster> clusters = new ConcurrentHashMap<>();
  private final Map<String, DeadLetter> deadLetters = new ConcurrentHashMap<>();
  private final LongAdder read = new LongAdder();

  ReplayStore() {
    OPEN.put(number, this);
  }

  /** The open store with a number. */
  static ReplayStore numbered(long number) {
    ReplayStore store = OPEN.get(number);
    if (store == null) {
      throw new IllegalStateException("replay store " + number + " is closed");
    }
    return store;
  }

  long number() {
    return number;
  }

  void put(ScoredMention mention) {
    scored.put(mention.pairKey(), mention);
  }

  void put(SpreadWindow window) {
    windows.put(
        window.issueId()
            + "|"
            + window.platform()
            + "|"
            + window.windowSize()
            + "|"
            + window.windowStartMillis(),
        window);
  }

  void put(ShareOfVoice share) {
    shares.put(
        shareKey(share.issueId(), share.platform(), share.windowSize(), share.windowStartMillis()),
        share);
  }

  void put(ResponseEffect effect) {
    effects.put(ResponseEffectJson.key(effect), effect);
  }

  void put(Alert alert) {
    alerts.put(alert.key(), alert);
  }

  void put(FollowUpList list) {
    followUps.put(list.issueId(), list);
  }

  void put(CoordinatedCluster cluster) {
    clusters.put(CoordinatedClusterJson.key(cluster), cluster);
  }

  void put(StoryMetric story) {
    stories.put(story.issueId(), story);
  }

  void put(StanceQuality quality) {
    qualities.put(quality.issueId(), quality);
  }

  void put(StanceDrift drift) {
    drifts.put(drift.issueId() + "|" + drift.hourMillis(), drift);
  }

  void put(Issue issue) {
    issues.put(issue.id(), issue);
  }

  void put(Response response) {
    responses.put(response.id(), response);
  }

  void put(DeadLetter letter) {
    deadLetters.put(letter.topic() + "|" + letter.partition() + "|" + letter.offset(), letter);
  }

  void countRead() {
    read.increment();
  }

  /** Records read so far; after a failure some are read again. */
  public long read() {
    return read.sum();
  }

  /** Scored mentions that stand, by time, mention and issue. */
  public List<ScoredMention> scoredMentions() {
    return scored.values().stream()
        .filter(mention -> !mention.deleted())
        .sorted(
            Comparator.comparingLong(ScoredMention::publishedAtMillis)
                .thenComparing(ScoredMention::mentionKey)
                .thenComparing(ScoredMention::issueId))
        .toList();
  }

  /** Windows by issue, platform, size and time. */
  public List<SpreadWindow> windows() {
    return windows.values().stream()
        .sorted(
            Comparator.comparing(SpreadWindow::issueId)
                .thenComparing(SpreadWindow::platform)
                .thenComparingLong(window -> window.windowEndMillis() - window.windowStartMillis())
                .thenComparingLong(SpreadWindow::windowStartMillis))
        .toList();
  }

  /** The share of voice of a window's issue in the same window; null when it has none. */
  public ShareOfVoice share(SpreadWindow window) {
    return shares.get(
        shareKey(
            window.issueId(), window.platform(), window.windowSize(), window.windowStartMillis()));
  }

  /** Issues by id. */
  public List<Issue> issues() {
    return sorted(issues.values(), Comparator.comparing(Issue::id));
  }

  /** Responses by time and id. */
  public List<Response> responses() {
    return sorted(
        responses.values(),
        Comparator.comparingLong(Response::publishedAtMillis).thenComparing(Response::id));
  }

  /** What looks at responses found, by issue, time of the response and of the look. */
  public List<ResponseEffect> effects() {
    return sorted(
        effects.values(),
        Comparator.comparing(ResponseEffect::issueId)
            .thenComparingLong(ResponseEffect::responseAtMillis)
            .thenComparing(ResponseEffect::responseId)
            .thenComparingLong(ResponseEffect::lookAtMillis));
  }

  /** Alerts, by the time at which they fired. */
  public List<Alert> alerts() {
    return sorted(
        alerts.values(), Comparator.comparingLong(Alert::firedAtMillis).thenComparing(Alert::key));
  }

  /** The follow-up lists, by issue. */
  public List<FollowUpList> followUps() {
    return sorted(followUps.values(), Comparator.comparing(FollowUpList::issueId));
  }

  /** Coordinated clusters, by issue and first mention. */
  public List<CoordinatedCluster> clusters() {
    return sorted(
        clusters.values(),
        Comparator.comparing(CoordinatedCluster::issueId)
            .thenComparingLong(CoordinatedCluster::firstAtMillis)
            .thenComparing(CoordinatedCluster::clusterId));
  }

  /** The stories of issues, by issue. */
  public List<StoryMetric> stories() {
    return sorted(stories.values(), Comparator.comparing(StoryMetric::issueId));
  }

  /** How far the stances of each issue are to be trusted, by issue. */
  public List<StanceQuality> qualities() {
    return sorted(qualities.values(), Comparator.comparing(StanceQuality::issueId));
  }

  /** Looks at the mix of texts, by issue and hour. */
  public List<StanceDrift> drifts() {
    return sorted(
        drifts.values(),
        Comparator.comparing(StanceDrift::issueId).thenComparingLong(StanceDrift::hourMillis));
  }

  /** Dead letters by file and line. */
  public List<DeadLetter> deadLetters() {
    return sorted(
        deadLetters.values(),
        Comparator.comparing(DeadLetter::topic).thenComparingLong(DeadLetter::offset));
  }

  @Override
  public void close() {
    OPEN.remove(number);
  }

  private static <T> List<T> sorted(Collection<T> values, Comparator<T> order) {
    return values.stream().sorted(order).toList();
  }

  private static String shareKey(String issueId, String platform, String size, long start) {
    return issueId + "|" + platform + "|" + size + "|" + start;
  }
}
