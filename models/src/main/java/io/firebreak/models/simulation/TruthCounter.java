package io.firebreak.models.simulation;

import io.firebreak.models.data.Issue;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.Stance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the truth from the cascade and the fates, without looking at the records. */
final class TruthCounter {
  private static final int HOUR_MILLIS = 3_600_000;
  private static final long EFFECT_HORIZON_MILLIS = 24L * HOUR_MILLIS;

  private final SimulationSettings settings;
  private final Cascade cascade;
  private final Fates fates;
  private final MentionWriter writer;
  private final long start;
  private final long end;

  TruthCounter(SimulationSettings settings, Cascade cascade, Fates fates, MentionWriter writer) {
    this.settings = settings;
    this.cascade = cascade;
    this.fates = fates;
    this.writer = writer;
    this.start = settings.start().toEpochMilli();
    this.end = start + (long) settings.hours() * HOUR_MILLIS;
  }

  Truth count(List<Issue> issues, List<Response> responses, DeliveryPlan plan) {
    long mentions = 0;
    long unmatched = 0;
    for (int i = 0; i < cascade.size(); i++) {
      if (isFinal(SpreadModel.OBSERVED, i)) {
        mentions++;
        unmatched += cascade.story(i) == Story.NOISE ? 1 : 0;
      }
    }
    List<Truth.IssueTruth> issueTruths = new ArrayList<>();
    for (Issue issue : issues) {
      issueTruths.add(issue(issue.id()));
    }
    List<Truth.ResponseTruth> responseTruths = new ArrayList<>();
    for (int j = 0; j < responses.size(); j++) {
      responseTruths.add(response(responses, j));
    }
    Averted all = averted(0, 0, end);
    return new Truth(
        settings,
        Instant.ofEpochMilli(end),
        issueTruths,
        responseTruths,
        all.critics,
        all.mentions,
        mentions,
        unmatched,
        records(plan));
  }

  /** True when the mention counts in the end, in that world. */
  private boolean isFinal(int world, int i) {
    return cascade.isIn(world, i) && !fates.isDeleted(i) && !fates.isBeyondHorizon(i);
  }

  /**
   * True stance of a mention in the end toward an issue's subject; null when it is not about it.
   */
  static Stance stance(Cascade cascade, Fates fates, int i, String issueId) {
    boolean own = issueId.equals(World.issueId(cascade.story(i)));
    if (!own && !cascade.isDual(i)) {
      return null;
    }
    if (cascade.language(i) != Language.EN) {
      return Stance.UNCLASSIFIED;
    }
    Stance meant = fates.lastStance(i);
    return own ? meant : meant == Stance.CRITIC ? Stance.SUPPORTER : Stance.CRITIC;
  }

  private Truth.IssueTruth issue(String issueId) {
    Counts platforms = new Counts();
    Counts kinds = new Counts();
    long[][] hours = new long[settings.hours()][Stance.values().length];
    long[] total = new long[Stance.values().length];
    BitSet[] authors = new BitSet[Platform.count()];
    for (Platform platform : Platform.values()) {
      authors[platform.ordinal()] = new BitSet();
      platforms.row(platform.word);
    }
    for (MentionKind kind : MentionKind.values()) {
      kinds.row(kind.word());
    }
    long hubLinks = 0;
    for (int i = 0; i < cascade.size(); i++) {
      if (!isFinal(SpreadModel.OBSERVED, i)) {
        continue;
      }
      Stance stance = stance(cascade, fates, i, issueId);
      if (stance == null) {
        continue;
      }
      total[stance.ordinal()]++;
      hours[cascade.publishedMillis(i) / HOUR_MILLIS][stance.ordinal()]++;
      platforms.row(cascade.platform(i).word)[stance.ordinal()]++;
      kinds.row(cascade.kind(i).word())[stance.ordinal()]++;
      authors[cascade.platform(i).ordinal()].set(cascade.author(i));
      hubLinks += issueId.equals(World.SUBJECT_ISSUE) && writer.hasHubLink(i) ? 1 : 0;
    }
    long distinct = 0;
    for (BitSet some : authors) {
      distinct += some.cardinality();
    }
    return new Truth.IssueTruth(
        issueId,
        total[0] + total[1] + total[2] + total[3],
        byStance(total),
        platforms.toMaps(),
        kinds.toMaps(),
        hours(hours),
        distinct,
        hubLinks);
  }

  private List<Truth.HourTruth> hours(long[][] counts) {
    List<Truth.HourTruth> hours = new ArrayList<>();
    for (int hour = 0; hour < counts.length; hour++) {
      long[] c = counts[hour];
      Instant begin = Instant.ofEpochMilli(start + (long) hour * HOUR_MILLIS);
      hours.add(new Truth.HourTruth(begin, c[0], c[1], c[2], c[3]));
    }
    return hours;
  }

  private Truth.ResponseTruth response(List<Response> responses, int j) {
    Response response = responses.get(j);
    int without = SpreadModel.OBSERVED & ~(1 << j);
    long at = response.publishedAtMillis();
    long windowEnd = Math.min(end, at + EFFECT_HORIZON_MILLIS);
    if (j + 1 < responses.size()) {
      windowEnd = Math.min(windowEnd, responses.get(j + 1).publishedAtMillis());
    }
    Averted all = averted(without, at, end);
    Averted window = averted(without, at, windowEnd);
    return new Truth.ResponseTruth(
        response.id(),
        response.issueId(),
        Instant.ofEpochMilli(at),
        settings.scenario().reduction(j),
        all.critics,
        all.mentions,
        all.criticsByPlatform,
        Instant.ofEpochMilli(windowEnd),
        window.observedCritics,
        window.critics);
  }

  /** Mentions of a world less those observed; critics are those of the first issue. */
  private Averted averted(int world, long from, long to) {
    Map<String, Long> byPlatform = new LinkedHashMap<>();
    for (Platform platform : Platform.values()) {
      byPlatform.put(platform.word, 0L);
    }
    long critics = 0;
    long mentions = 0;
    long observedCritics = 0;
    for (int i = 0; i < cascade.size(); i++) {
      long at = start + cascade.publishedMillis(i);
      if (at < from || at >= to) {
        continue;
      }
      boolean observed = isFinal(SpreadModel.OBSERVED, i);
      int averted = (isFinal(world, i) ? 1 : 0) - (observed ? 1 : 0);
      boolean critic = stance(cascade, fates, i, World.SUBJECT_ISSUE) == Stance.CRITIC;
      mentions += averted;
      if (critic) {
        critics += averted;
        observedCritics += observed ? 1 : 0;
        byPlatform.merge(cascade.platform(i).word, (long) averted, Long::sum);
      }
    }
    return new Averted(critics, mentions, observedCritics, byPlatform);
  }

  private record Averted(
      long critics, long mentions, long observedCritics, Map<String, Long> criticsByPlatform) {}

  private Truth.Records records(DeliveryPlan plan) {
    long[] types = new long[DeliveryPlan.GARBAGE + 1];
    long duplicates = 0;
    long late = 0;
    long beyondHorizon = 0;
    Map<String, Long> garbage = new LinkedHashMap<>();
    for (Garbage kind : Garbage.values()) {
      garbage.put(kind.word, 0L);
    }
    for (int record = 0; record < plan.size(); record++) {
      byte type = plan.type(record);
      int item = plan.item(record);
      if (type >= DeliveryPlan.REPEATED) {
        duplicates++;
        continue;
      }
      types[type]++;
      if (type == DeliveryPlan.GARBAGE) {
        garbage.merge(Garbage.of(item).word, 1L, Long::sum);
      } else if (type == DeliveryPlan.CREATE) {
        late += fates.isLate(item) ? 1 : 0;
        beyondHorizon += fates.isBeyondHorizon(item) ? 1 : 0;
      }
    }
    return new Truth.Records(
        plan.size(),
        types[DeliveryPlan.CREATE],
        duplicates,
        types[DeliveryPlan.UPDATE],
        types[DeliveryPlan.DELETE],
        late,
        beyondHorizon,
        types[DeliveryPlan.GARBAGE],
        garbage);
  }

  private static Map<String, Long> byStance(long[] counts) {
    Map<String, Long> byStance = new LinkedHashMap<>();
    for (Stance stance : Stance.values()) {
      byStance.put(stance.word(), counts[stance.ordinal()]);
    }
    return byStance;
  }

  /** Counts by a word and by stance. */
  private static final class Counts {
    private final Map<String, long[]> rows = new LinkedHashMap<>();

    long[] row(String word) {
      return rows.computeIfAbsent(word, w -> new long[Stance.values().length]);
    }

    Map<String, Map<String, Long>> toMaps() {
      Map<String, Map<String, Long>> maps = new LinkedHashMap<>();
      rows.forEach((word, counts) -> maps.put(word, byStance(counts)));
      return maps;
    }
  }
}
