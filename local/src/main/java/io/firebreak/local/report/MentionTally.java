package io.firebreak.local.report;

import io.firebreak.local.report.IssueReport.TopMention;
import io.firebreak.local.report.IssueReport.TopSource;
import io.firebreak.local.report.Unjudged.LanguageCount;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The top sources and top mentions of one issue, in two passes over its mentions: {@link #count}
 * finds who and what is frequent, {@link #describe} picks up names and texts of those alone. The
 * order of mentions matters only beyond 8,192 authors, when counts become lower bounds.
 */
final class MentionTally {
  private static final int CAPACITY = 4_096;
  private static final int SOURCES = 12;
  private static final int CRITIC_MENTIONS = 5;
  private static final int SUPPORTER_MENTIONS = 3;
  private static final int EXCERPT = 280;
  private static final int NAME = 80;

  /** The platform whose sources are sites, not authors. */
  private static final String NEWS = "news";

  private static final int LANGUAGES = 5;
  private static final int MOST_LANGUAGES = 1_000;
  private static final int LANGUAGE = 12;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingLong((Candidate one) -> -one.passedOn())
          .thenComparing(one -> one.mention().followers() == null ? 1 : -one.mention().followers())
          .thenComparing(one -> one.mention().publishedAtMillis())
          .thenComparing(one -> one.mention().mentionKey());

  private final FrequentItems authors = new FrequentItems(CAPACITY);
  private final FrequentItems parents = new FrequentItems(CAPACITY);
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, Long> unjudgedLanguages = new TreeMap<>();
  private long seen;
  private long unjudged;
  private long unsure;
  private final PriorityQueue<Candidate> critics = new PriorityQueue<>(BEST_FIRST.reversed());
  private final PriorityQueue<Candidate> supporters = new PriorityQueue<>(BEST_FIRST.reversed());

  /** First pass. */
  void count(ScoredMention mention) {
    seen++;
    if (mention.stance() == Stance.UNCLASSIFIED) {
      countUnjudged(mention);
    }
    if (mention.parentKey() != null) {
      parents.add(mention.parentKey());
    }
    if (mention.stance() == Stance.CRITIC) {
      String author = author(mention);
      if (author != null) {
        authors.add(author);
      }
    }
  }

  private void countUnjudged(ScoredMention mention) {
    unjudged++;
    if (mention.model() != null) {
      unsure++;
      return;
    }
    String language = mention.language() == null ? "" : Html.cut(mention.language(), LANGUAGE);
    boolean full =
        unjudgedLanguages.size() >= MOST_LANGUAGES && !unjudgedLanguages.containsKey(language);
    unjudgedLanguages.merge(full ? "" : language, 1L, Long::sum);
  }

  /** The mentions without a stance. */
  Unjudged unjudged() {
    List<LanguageCount> languages =
        unjudgedLanguages.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(LANGUAGES)
            .map(
                one ->
                    new LanguageCount(one.getKey().isEmpty() ? null : one.getKey(), one.getValue()))
            .toList();
    return new Unjudged(seen, unjudged, unsure, languages);
  }

  /** Between the passes: keeps only the authors that may be shown. */
  void choose() {
    long least =
        authors.counts().values().stream()
            .sorted(Comparator.reverseOrder())
            .limit(SOURCES)
            .reduce(1L, (more, fewer) -> fewer);
    authors
        .counts()
        .forEach(
            (author, count) -> {
              if (count >= least) {
                sources.put(author, new Source(count));
              }
            });
  }

  /** Second pass. */
  void describe(ScoredMention mention) {
    if (mention.stance() == Stance.CRITIC) {
      String author = author(mention);
      Source source = author == null ? null : sources.get(author);
      if (source != null) {
        source.see(mention);
      }
      offer(critics, mention, CRITIC_MENTIONS);
    } else if (mention.stance() == Stance.SUPPORTER) {
      offer(supporters, mention, SUPPORTER_MENTIONS);
    }
  }

  private void offer(PriorityQueue<Candidate> best, ScoredMention mention, int most) {
    if (mention.text() == null && mention.title() == null) {
      return;
    }
    best.add(new Candidate(mention, parents.count(mention.mentionKey())));
    if (best.size() > most) {
      best.poll();
    }
  }

  /** True while every count of a source is exact, not a lower bound. */
  boolean exact() {
    return authors.error() == 0;
  }

  /** The sources with the most critic mentions; of equals, those with the most followers. */
  List<TopSource> sources() {
    return sources.values().stream()
        .map(Source::top)
        .sorted(
            Comparator.comparingLong((TopSource source) -> -source.criticMentions())
                .thenComparing(source -> source.followers() == null ? 1 : -source.followers())
                .thenComparing(TopSource::platform)
                .thenComparing(TopSource::name))
        .limit(SOURCES)
        .toList();
  }

  /** The mentions passed on most, critics before supporters. */
  List<TopMention> mentions() {
    List<TopMention> top = new ArrayList<>();
    critics.stream().sorted(BEST_FIRST).map(MentionTally::top).forEach(top::add);
    supporters.stream().sorted(BEST_FIRST).map(MentionTally::top).forEach(top::add);
    return top;
  }

  private static TopMention top(Candidate candidate) {
    ScoredMention mention = candidate.mention();
    return new TopMention(
        Html.cut(mention.title() != null ? mention.title() : mention.text(), EXCERPT),
        mention.stance(),
        name(mention),
        mention.platform(),
        mention.followers(),
        candidate.passedOn(),
        mention.publishedAtMillis(),
        Links.safe(mention.url()));
  }

  /** Key of an author on a platform, or of a site where the author is unknown; else null. */
  private static String author(ScoredMention mention) {
    String who = mention.authorId() != null ? mention.authorId() : name(mention);
    return who == null ? null : mention.platform() + ":" + who;
  }

  private static String name(ScoredMention mention) {
    if (mention.authorHandle() != null && !mention.authorHandle().isBlank()) {
      return Html.cut(mention.authorHandle(), NAME);
    }
    String site = Links.domain(mention.url());
    boolean outlet = mention.authorId() == null || mention.platform().equals(NEWS);
    return Html.cut(outlet && site != null ? site : mention.authorId(), NAME);
  }

  private record Candidate(ScoredMention mention, long passedOn) {}

  /** What is known of one author. */
  private static final class Source {
    private final long criticMentions;
    private String name;

    /** Whether it has a name that people know, not an id. */
    private boolean named;

    private String platform;
    private Long followers;
    private String url;
    private long urlMillis;

    Source(long criticMentions) {
      this.criticMentions = criticMentions;
    }

    void see(ScoredMention mention) {
      String called = name(mention);
      boolean byHandle = called != null && !called.equals(mention.authorId());
      if (name == null
          || (byHandle && !named)
          || (byHandle == named && called.compareTo(name) < 0)) {
        name = called;
        named = byHandle;
      }
      platform = mention.platform();
      if (mention.followers() != null && (followers == null || mention.followers() > followers)) {
        followers = mention.followers();
      }
      String address = Links.safe(mention.url());
      long at = mention.publishedAtMillis();
      if (address != null
          && (url == null || at < urlMillis || (at == urlMillis && address.compareTo(url) < 0))) {
        url = address;
        urlMillis = at;
      }
    }

    TopSource top() {
      return new TopSource(name, platform, Links.domain(url), criticMentions, followers, url);
    }
  }
}
