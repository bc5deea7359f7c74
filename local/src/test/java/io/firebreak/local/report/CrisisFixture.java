package io.firebreak.local.report;

import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseEffect;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import io.firebreak.models.data.StanceDrift;
import io.firebreak.models.data.StanceQuality;
import io.firebreak.models.data.StoryMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up crisis with the shape of a real one: onset, surge, two responses, a long tail. */
final class CrisisFixture {
  static final long START = Instant.parse("2026-03-10T06:00:00Z").toEpochMilli();
  static final long MINUTE = 60_000L;
  static final long HOUR = 60 * MINUTE;
  private static final List<String> PLATFORMS = List.of("news", "reddit", "x");
  private static final double[] PARTS = {0.1, 0.25, 0.65};

  final List<Issue> issues = new ArrayList<>();
  final List<Response> responses = new ArrayList<>();
  final List<SpreadWindow> windows = new ArrayList<>();
  final List<ScoredMention> mentions = new ArrayList<>();
  final List<DeadLetter> deadLetters = new ArrayList<>();
  final List<ResponseEffect> effects = new ArrayList<>();
  final List<StoryMetric> stories = new ArrayList<>();
  final List<SeenAlert> alerts = new ArrayList<>();
  final List<StanceQuality> qualities = new ArrayList<>();
  final List<StanceDrift> drifts = new ArrayList<>();

  /** Adds an issue with a crisis of so many hours; {@code height} is its peak, critics per hour. */
  CrisisFixture crisis(String id, String name, int hours, double height) {
    issues.add(issue(id, name));
    Random random = new Random(id.hashCode());
    long[][][] hourly = new long[PLATFORMS.size()][hours][4];
    for (int step = 0; step < hours * 12; step++) {
      long start = START + step * (5 * MINUTE);
      long[] all = new long[4];
      for (int p = 0; p < PLATFORMS.size(); p++) {
        long[] counts = counts(random, step / 12.0, height * PARTS[p] / 12);
        windows.add(row(id, PLATFORMS.get(p), "5m", start, 5 * MINUTE, counts, height, hours));
        for (int k = 0; k < 4; k++) {
          all[k] += counts[k];
          hourly[p][step / 12][k] += counts[k];
        }
      }
      windows.add(row(id, SpreadWindow.ALL_PLATFORMS, "5m", start, 5 * MINUTE, all, height, hours));
    }
    for (int hour = 0; hour < hours; hour++) {
      long[] all = new long[4];
      for (int p = 0; p < PLATFORMS.size(); p++) {
        for (int k = 0; k < 4; k++) {
          all[k] += hourly[p][hour][k];
        }
        long[] one = hourly[p][hour];
        windows.add(row(id, PLATFORMS.get(p), "1h", START + hour * HOUR, HOUR, one, height, hours));
      }
      windows.add(row(id, "all", "1h", START + hour * HOUR, HOUR, all, height, hours));
    }
    sources(id, random, height);
    return this;
  }

  /** The two responses of a crisis. */
  CrisisFixture twoResponses(String issueId) {
    response(
        issueId,
        "apology",
        "x",
        12.3,
        "We are sorry. Nobody should have to wait eleven hours for an answer.");
    response(
        issueId,
        "correction",
        "hub",
        25.8,
        "What happened, hour by hour, with the full record of the night in question.");
    return this;
  }

  CrisisFixture response(String issueId, String kind, String channel, double hour, String text) {
    String id = issueId + "-r" + responses.size();
    responses.add(
        new Response(
            id,
            false,
            issueId,
            START + (long) (hour * HOUR),
            kind,
            channel,
            "https://hub.example.com/" + id,
            text,
            List.of()));
    return this;
  }

  /** Looks of every verdict at responses of an issue, which are added. */
  CrisisFixture everyVerdict(String issueId) {
    double[] hours = {12.3, 25.8, 29, 31, 40};
    for (int i = responses.size(); i < hours.length; i++) {
      response(issueId, "update", "x", hours[i], "Update at hour " + hours[i]);
    }
    List<String> ids = responses.stream().map(Response::id).toList();
    List<EffectSamples> looks =
        List.of(
            EffectSamples.slowed(ids.get(0), hours[0]),
            EffectSamples.inconclusive(ids.get(0), hours[0]),
            EffectSamples.gauge(ids.get(0), hours[0]),
            EffectSamples.spedUp(ids.get(1), hours[1]),
            EffectSamples.inconclusive(ids.get(2), hours[2]),
            EffectSamples.notEstimable(ids.get(3), hours[3]),
            EffectSamples.gauge(ids.get(4), hours[4]));
    looks.forEach(look -> effects.add(look.issue(issueId).make()));
    return this;
  }

  /** The story of an issue that was answered. */
  CrisisFixture story(String issueId) {
    stories.add(StorySamples.answered(issueId));
    return this;
  }

  /** Alerts of every severity: some over, two open, one of those acknowledged. */
  CrisisFixture alarmed(String issueId) {
    alert(issueId, "critic-velocity", "critic_velocity", null, "page", 8.2, 21.0, null);
    alert(issueId, "growth", "growth", null, "ticket", 8.9, 13.5, null);
    alert(issueId, "reach", "reach", "x:1", "ticket", 11.3, null, "anna");
    alert(issueId, "blind", "blind", "news", "ticket", 30.1, 33.0, null);
    alert(issueId, "critic-share", "critic_share", null, "page", 36.0, null, null);
    alert(issueId, "response-slowed", "response_slowed", null, "info", 36.3, 40.0, null);
    return this;
  }

  CrisisFixture alert(
      String issueId,
      String rule,
      String kind,
      String subject,
      String severity,
      double from,
      Double to,
      String ackedBy) {
    alerts.add(
        new SeenAlert(
            issueId,
            rule,
            kind,
            subject,
            severity,
            START + (long) (from * HOUR),
            to == null ? null : (Long) (START + (long) (to * HOUR)),
            "Of the judged mentions of the last hour 71 % are critical; usual is 30 %.",
            "See who is quoted most.",
            ackedBy,
            ackedBy == null ? null : (Long) (START + (long) (from * HOUR) + 9 * MINUTE)));
    return this;
  }

  /** How far the stances of an issue are to be trusted, from so many audit labels. */
  CrisisFixture rated(String issueId, long labels) {
    double more = labels / 3.0;
    qualities.add(
        new StanceQuality(
            issueId,
            START,
            "encoder-2",
            null,
            false,
            "too few labels",
            0,
            labels,
            null,
            null,
            null,
            null,
            labels == 0 ? "card" : "audit",
            List.of(16 + 0.8 * more, 1.0, 3 + 0.2 * more, 1.0, 12 + more, 2.0, 6.0, 1.0, 13 + more),
            List.of(20.0, 15.0, 20.0)));
    drifts.add(new StanceDrift(issueId, START, 500, 500, 0.31, 0.2, labels == 0));
    return this;
  }

  /** Mentions that no model serves, and some that it was not sure of. */
  CrisisFixture unjudged(String issueId) {
    String[] languages = {"ja", "ja", "ja", "tr", "tr", null};
    for (int i = 0; i < languages.length; i++) {
      mentions.add(withoutStance(issueId, "x:" + issueId + "-u" + i, languages[i], null));
    }
    mentions.add(withoutStance(issueId, "x:" + issueId + "-s", "en", "encoder-2"));
    return this;
  }

  private static ScoredMention withoutStance(
      String issue, String key, String language, String model) {
    return new ScoredMention(
        key,
        issue,
        null,
        false,
        0,
        "x",
        MentionKind.ORIGINAL,
        null,
        null,
        "a",
        "a",
        5L,
        "t",
        null,
        language,
        null,
        START,
        null,
        false,
        false,
        null,
        null,
        "text",
        Stance.UNCLASSIFIED,
        null,
        null,
        null,
        model);
  }

  CrisisFixture dead(String code, int count) {
    for (int i = 0; i < count; i++) {
      deadLetters.add(new DeadLetter("mentions", 0, i, code + ": made up", new byte[0], START));
    }
    return this;
  }

  ReportDataBuilder builder() {
    return new ReportDataBuilder("Simulated crisis, seed 7")
        .issues(issues)
        .responses(responses)
        .effects(effects)
        .stories(stories)
        .alerts(alerts)
        .qualities(qualities)
        .drifts(drifts)
        .windows(windows)
        .mentions(mentions)
        .deadLetters(deadLetters);
  }

  static Issue issue(String id, String name) {
    return new Issue(
        id, false, name, List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of(),
        List.of());
  }

  /** Height of the crisis at an hour, 0 to 1. */
  private static double curve(double hour) {
    double rise = 1 / (1 + Math.exp(-(hour - 10) * 0.75));
    double fall = hour < 14 ? 1 : Math.exp(-(hour - 14) / 9);
    return 0.012 + rise * fall;
  }

  private static long[] counts(Random random, double hour, double height) {
    double day = 1 + 0.4 * Math.sin((hour - 3) * Math.PI / 12);
    double critic = height * curve(hour);
    double supporter = height * (0.03 * day + (hour > 12.3 ? 0.3 * curve(hour - 2) : 0));
    double neutral = height * (0.08 * day + 0.35 * curve(hour - 1));
    return new long[] {
      poisson(random, critic),
      poisson(random, supporter),
      poisson(random, neutral),
      poisson(random, neutral * 0.12)
    };
  }

  private static long poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static SpreadWindow row(
      String issue,
      String platform,
      String size,
      long start,
      long width,
      long[] counts,
      double height,
      int hours) {
    double hour = (start + width - START) / (double) HOUR;
    double slope = Math.log(curve(hour) / curve(hour - 1));
    boolean known = hour > 5 && curve(hour) * height > 3 && !platform.equals("news");
    double r = Math.exp(slope * 1.6) * (1 + 0.03 * Math.sin(hour * 5));
    double doubt = 1.6 / Math.sqrt(1 + curve(hour) * height);
    String phase = "receding";
    if (curve(hour) < 0.06) {
      phase = "quiet";
    } else if (slope > 0.25) {
      phase = curve(hour) < 0.25 ? "emerging" : "surging";
    } else if (slope > -0.06) {
      phase = "plateau";
    }
    boolean late = size.equals("5m") && platform.equals("all") && start == START + 20 * HOUR;
    return row(
        issue,
        platform,
        size,
        start,
        width,
        counts,
        late ? 17 : 0,
        phase,
        known ? r : null,
        known ? Math.max(0, r - doubt) : null,
        known ? r + doubt : null,
        slope > 0.05 && hours > 5 ? Math.log(2) / slope : null,
        known ? slope : null);
  }

  /** A row with the given counts (critics, supporters, neutrals, unclassified) and estimates. */
  static SpreadWindow row(
      String issue,
      String platform,
      String size,
      long start,
      long width,
      long[] counts,
      long late,
      String phase,
      Double r,
      Double rLow,
      Double rHigh,
      Double doubling) {
    return row(
        issue, platform, size, start, width, counts, late, phase, r, rLow, rHigh, doubling, null);
  }

  private static SpreadWindow row(
      String issue,
      String platform,
      String size,
      long start,
      long width,
      long[] counts,
      long late,
      String phase,
      Double r,
      Double rLow,
      Double rHigh,
      Double doubling,
      Double growth) {
    double perHour = HOUR / (double) width;
    long mentions = counts[0] + counts[1] + counts[2] + counts[3];
    return new SpreadWindow(
        issue,
        null,
        platform,
        size,
        start,
        start + width,
        mentions,
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        late,
        mentions,
        0,
        0,
        0,
        counts[0],
        0,
        0,
        0,
        counts[0] * perHour,
        counts[1] * perHour,
        counts[2] * perHour,
        null,
        growth,
        growth == null ? null : (Double) (growth - 0.06),
        growth == null ? null : (Double) (growth + 0.06),
        doubling,
        phase,
        null,
        mentions,
        mentions,
        mentions,
        counts[0],
        counts[0],
        counts[0],
        counts[1],
        counts[1],
        counts[1],
        counts[2],
        counts[2],
        counts[2],
        null,
        null,
        null,
        null,
        null,
        0,
        r,
        rLow,
        rHigh,
        r == null ? 0 : counts[0]);
  }

  private void sources(String issue, Random random, double height) {
    String[] names = {
      "nightdesk",
      "harbour_watch",
      "m.okafor",
      "The Daily Ledger",
      "consumerline",
      "quietcar",
      "ana_ruiz",
      "gatechange",
      "bluebench",
      "tallpine",
      "lowtide",
      "redmaple",
      "stonebridge",
      "eve"
    };
    String[] texts = {
      "Eleven hours on the floor and not one person came to tell us what was going on. Never again.",
      "They knew at nine in the morning. The statement came at six in the evening. Read that twice.",
      "My mother's wheelchair was left outside in the rain. No call, no refund, no answer to three mails.",
      "Internal note shows the night shift had warned of the fault two days before, people close to it say.",
      "Refund promised, refund refused, refund promised again. Third week now.",
      "Credit where it is due: the woman at desk 4 stayed until everybody had a bed for the night.",
      "Read the timeline they published. It is detailed, it names mistakes, and it answers what I asked.",
      "Ours was handled well. Full refund within a day and a real apology."
    };
    for (int i = 0; i < texts.length; i++) {
      Stance stance = i < 5 ? Stance.CRITIC : Stance.SUPPORTER;
      mentions.add(
          mention(issue, "x:" + issue + i, names[i], 250_000L >> i, texts[i], stance, i, null));
    }
    for (int i = 0; i < height; i++) {
      int who = (int) (names.length * random.nextDouble() * random.nextDouble());
      int parent = (int) (texts.length * random.nextDouble() * random.nextDouble());
      Stance stance = parent < 5 ? Stance.CRITIC : Stance.SUPPORTER;
      String key = "x:" + issue + "-p" + i;
      long followers = 90L * (names.length - who) * (names.length - who);
      mentions.add(
          mention(issue, key, names[who], followers, null, stance, 9, "x:" + issue + parent));
    }
  }

  static ScoredMention mention(
      String issue,
      String key,
      String author,
      Long followers,
      String text,
      Stance stance,
      int hour,
      String parent) {
    return mention(
        issue,
        key,
        author,
        followers,
        text,
        stance,
        hour,
        parent,
        "https://x.example/" + author + "/" + hour);
  }

  static ScoredMention mention(
      String issue,
      String key,
      String author,
      Long followers,
      String text,
      Stance stance,
      int hour,
      String parent,
      String url) {
    return new ScoredMention(
        key,
        issue,
        null,
        false,
        0,
        "x",
        parent == null ? MentionKind.ORIGINAL : MentionKind.REPOST,
        parent,
        null,
        author,
        author,
        followers,
        text,
        null,
        "en",
        url.replace(" ", "-"),
        START + hour * HOUR,
        null,
        false,
        false,
        null,
        null,
        parent == null ? "text" : "repost",
        stance,
        0.8,
        0.1,
        0.1,
        "linear-1");
  }
}
