package io.firebreak.local.report;

import io.firebreak.local.report.ReportData.DataQuality;
import io.firebreak.local.report.ReportData.ReasonCount;
import io.firebreak.local.report.ReportData.TruthRow;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.data.StoryMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes the data of the page from the final output of the pipeline.
 *
 * <p>Windows and mentions are read <em>twice</em>, so each must be an {@link Iterable} that can be
 * iterated again and gives the same records. Their order matters only where an issue has so many
 * authors that counts become lower bounds. Give each window and each pair of mention and issue
 * once, in its final revision. Windows of {@code 5m} and {@code 1h} are used, others are passed
 * over. What is kept is bounded by issues, their days and platforms, plus bounded lists for the
 * {@value #SHOWN_IN_FULL} issues shown in full.
 *
 * <p>Not thread-safe; build once.
 */
public final class ReportDataBuilder {
  /** Issues shown with pictures; the others are listed. */
  public static final int SHOWN_IN_FULL = 50;

  private static final int MOST_REASONS = 30;
  private static final int MOST_MODELS = 8;
  private static final int MOST_ALERTS = 500;

  private final String title;
  private Iterable<Issue> issues = List.of();
  private Iterable<Response> responses = List.of();
  private Iterable<ResponseEffect> effects = List.of();
  private final Map<String, StoryMetric> stories = new HashMap<>();
  private Iterable<SpreadWindow> windows = List.of();
  private Iterable<ScoredMention> mentions = List.of();
  private final Map<String, Long> deadLetters = new TreeMap<>();
  private final Map<String, List<SeenAlert>> alerts = new HashMap<>();
  private final Map<String, StanceQuality> qualities = new HashMap<>();
  private final Map<String, StanceDrift> drifts = new HashMap<>();
  private List<TruthRow> truth = List.of();
  private Long writtenAtMillis;
  private long dataUntil;
  private String deadLettersIn;

  /**
   * Starts a page.
   *
   * @param title heading of the page, such as the name of the replayed file
   */
  public ReportDataBuilder(String title) {
    this.title = title;
  }

  /** The issues; deleted ones are shown only when they have windows. */
  public ReportDataBuilder issues(Iterable<Issue> all) {
    issues = all;
    return this;
  }

  /** The responses; deleted ones are passed over. */
  public ReportDataBuilder responses(Iterable<Response> all) {
    responses = all;
    return this;
  }

  /**
   * What the looks at responses found, in their final revision; those at withdrawn responses are
   * passed over. A look at a response that is not among {@link #responses} brings it along.
   */
  public ReportDataBuilder effects(List<ResponseEffect> all) {
    effects = all.stream().map(Rounded::record).toList();
    return this;
  }

  /** The stories of issues, one for each; those of issues that are not shown are passed over. */
  public ReportDataBuilder stories(List<StoryMetric> all) {
    all.forEach(story -> stories.put(story.issueId(), Rounded.record(story)));
    return this;
  }

  /** Alerts of the time shown, in any order; those that fire still are the open ones. */
  public ReportDataBuilder alerts(List<SeenAlert> all) {
    Comparator<SeenAlert> order =
        Comparator.comparingLong(SeenAlert::firedAtMillis)
            .thenComparing(SeenAlert::urgency)
            .thenComparing(SeenAlert::ruleId)
            .thenComparing(SeenAlert::summary);
    all.stream()
        .sorted(order)
        .forEach(
            alert -> {
              var ofIssue = alerts.computeIfAbsent(alert.issueId(), id -> new ArrayList<>());
              // Of very many, those that fire still and the earliest.
              if (alert.isOpen() || ofIssue.size() < MOST_ALERTS) {
                ofIssue.add(alert);
              }
            });
    return this;
  }

  /** How far the stances of issues are to be trusted, one for each. */
  public ReportDataBuilder qualities(List<StanceQuality> all) {
    all.forEach(quality -> qualities.put(quality.issueId(), quality));
    return this;
  }

  /** Looks at the mix of texts; the newest of each issue counts. */
  public ReportDataBuilder drifts(List<StanceDrift> all) {
    all.forEach(
        drift ->
            drifts.merge(
                drift.issueId(),
                drift,
                (one, other) -> other.hourMillis() > one.hourMillis() ? other : one));
    return this;
  }

  /** What counts as the present, to say how old the data are. */
  public ReportDataBuilder writtenAt(long millis) {
    writtenAtMillis = millis;
    return this;
  }

  /**
   * Up to when all issues have data. An issue whose last mention is older has been silent since.
   * Without it each issue's data end with its last window.
   */
  public ReportDataBuilder dataUntil(long millis) {
    dataUntil = millis;
    return this;
  }

  /** The final windows; iterated twice. */
  public ReportDataBuilder windows(Iterable<SpreadWindow> all) {
    windows = all;
    return this;
  }

  /** The final scored mentions; iterated twice; deleted ones are passed over. */
  public ReportDataBuilder mentions(Iterable<ScoredMention> all) {
    mentions = all;
    return this;
  }

  /** Counts dead letters by the code their reason begins with. */
  public ReportDataBuilder deadLetters(Iterable<DeadLetter> all) {
    for (DeadLetter letter : all) {
      int colon = letter.reason().indexOf(':');
      deadLetter(colon < 0 ? letter.reason() : letter.reason().substring(0, colon), 1);
    }
    return this;
  }

  /** Says that dead letters are not on the page but in a file beside it. */
  public ReportDataBuilder deadLettersIn(String fileName) {
    deadLettersIn = fileName;
    return this;
  }

  /** Adds dead letters that were counted elsewhere. */
  public ReportDataBuilder deadLetter(String code, long count) {
    String known = Html.cut(code, 60);
    boolean full = deadLetters.size() >= MOST_REASONS && !deadLetters.containsKey(known);
    deadLetters.merge(full ? "other" : known, count, Long::sum);
    return this;
  }

  /** Figures beside the simulator's truth. */
  public ReportDataBuilder truth(List<TruthRow> rows) {
    truth = rows;
    return this;
  }

  /** Reads everything and makes the data. */
  public ReportData build() {
    List<IssueRollup> ranked = rank();
    List<IssueRollup> full = ranked.subList(0, Math.min(SHOWN_IN_FULL, ranked.size()));
    Map<String, StanceCounts> lastDay = new HashMap<>();
    Map<String, SeriesGrid> grids = grids(full, lastDay);
    Map<String, MentionTally> tallies = new HashMap<>();
    full.forEach(issue -> tallies.put(issue.issueId(), new MentionTally()));
    Set<String> models = tally(tallies);
    ResponseLooks looks = new ResponseLooks(responses, effects);

    List<IssueReport> reports = new ArrayList<>();
    for (IssueRollup issue : full) {
      String id = issue.issueId();
      MentionTally tally = tallies.get(id);
      reports.add(
          new IssueReport(
              issue.summary(dataUntil),
              looks.responses(id),
              looks.earlier(id),
              looks.effects(id),
              stories.get(id),
              issue.isEmpty() ? Series.EMPTY : grids.get(id).series(),
              issue.days(),
              issue.platforms(dataUntil),
              tally.sources(),
              tally.exact(),
              tally.mentions(),
              alerts.getOrDefault(id, List.of()),
              shares(issue, lastDay.getOrDefault(id, StanceCounts.NONE)),
              qualities.get(id),
              drifts.get(id),
              tally.unjudged()));
    }
    List<IssueSummary> listed =
        ranked.subList(full.size(), ranked.size()).stream()
            .map(one -> one.summary(dataUntil))
            .toList();
    List<String> named = models.stream().limit(MOST_MODELS).toList();
    return new ReportData(title, named, quality(ranked), reports, listed, writtenAtMillis, truth);
  }

  /** Of the last 24 hours of data, where something was judged in them, and of all the time. */
  private List<CriticShare> shares(IssueRollup issue, StanceCounts lastDay) {
    IssueSummary summary = issue.summary(dataUntil);
    long end = summary.toMillis() + summary.silentMillis();
    StanceQuality quality = qualities.get(issue.issueId());
    boolean longer = summary.fromMillis() < end - Times.DAY;
    return Stream.of(
            longer ? CriticShare.of(end - Times.DAY, end, lastDay, quality) : null,
            CriticShare.of(summary.fromMillis(), end, summary.counts(), quality))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<IssueRollup> rank() {
    Map<String, IssueRollup> rollups = new LinkedHashMap<>();
    Map<String, Boolean> deleted = new HashMap<>();
    for (Issue issue : issues) {
      rollups.put(issue.id(), new IssueRollup(issue.id(), issue.name()));
      deleted.put(issue.id(), issue.deleted());
    }
    for (SpreadWindow row : windows) {
      rollups.computeIfAbsent(row.issueId(), id -> new IssueRollup(id, id)).add(row);
    }
    Comparator<IssueRollup> order =
        Comparator.comparingLong((IssueRollup one) -> -one.counts().critics())
            .thenComparing(one -> -one.counts().mentions())
            .thenComparing(IssueRollup::issueId);
    return rollups.values().stream()
        .filter(one -> !one.isEmpty() || !deleted.getOrDefault(one.issueId(), false))
        .sorted(order)
        .toList();
  }

  private Map<String, SeriesGrid> grids(List<IssueRollup> full, Map<String, StanceCounts> lastDay) {
    Map<String, SeriesGrid> grids = new HashMap<>();
    Map<String, Long> lastDayFrom = new HashMap<>();
    Map<String, String> countSizes = new HashMap<>();
    for (IssueRollup issue : full) {
      if (!issue.isEmpty()) {
        IssueSummary summary = issue.summary(dataUntil);
        grids.put(issue.issueId(), issue.grid());
        countSizes.put(issue.issueId(), issue.countSize());
        lastDayFrom.put(issue.issueId(), summary.toMillis() + summary.silentMillis() - Times.DAY);
      }
    }
    for (SpreadWindow row : windows) {
      SeriesGrid grid = grids.get(row.issueId());
      if (grid != null) {
        grid.add(row);
        if (row.platform().equals(SpreadWindow.ALL_PLATFORMS)
            && row.windowSize().equals(countSizes.get(row.issueId()))
            && row.windowStartMillis() >= lastDayFrom.get(row.issueId())) {
          lastDay.merge(row.issueId(), StanceCounts.of(row), StanceCounts::plus);
        }
      }
    }
    return grids;
  }

  private Set<String> tally(Map<String, MentionTally> tallies) {
    TreeSet<String> models = new TreeSet<>();
    for (ScoredMention mention : mentions) {
      MentionTally tally = tallies.get(mention.issueId());
      if (!mention.deleted() && tally != null) {
        tally.count(mention);
      }
      if (mention.model() != null && models.size() <= MOST_MODELS) {
        models.add(Html.cut(mention.model(), 80));
      }
    }
    tallies.values().forEach(MentionTally::choose);
    for (ScoredMention mention : mentions) {
      MentionTally tally = tallies.get(mention.issueId());
      if (!mention.deleted() && tally != null) {
        tally.describe(mention);
      }
    }
    return models;
  }

  private DataQuality quality(List<IssueRollup> ranked) {
    StanceCounts counts = StanceCounts.NONE;
    long late = 0;
    for (IssueRollup issue : ranked) {
      IssueSummary summary = issue.summary(dataUntil);
      counts = counts.plus(summary.counts());
      late += summary.late();
    }
    List<ReasonCount> reasons =
        deadLetters.entrySet().stream()
            .map(entry -> new ReasonCount(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong((ReasonCount reason) -> -reason.count())
                    .thenComparing(ReasonCount::code))
            .toList();
    long dead = reasons.stream().mapToLong(ReasonCount::count).sum();
    return new DataQuality(
        counts.mentions(), counts.unclassified(), late, dead, reasons, deadLettersIn);
  }
}
