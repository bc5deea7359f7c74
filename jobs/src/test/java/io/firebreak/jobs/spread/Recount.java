package io.firebreak.jobs.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Kernel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rows counted anew from the mentions, one window at a time, in the plainest way: no cells, no
 * state, exposure as a sum over event times.
 */
final class Recount {
  private static final long HOUR = 3_600_000;
  private final long horizonMillis;

  /** All records in time, and the one that stands for each mention and issue. */
  private final List<ScoredMention> inTime = new ArrayList<>();

  private final List<ScoredMention> counted = new ArrayList<>();
  private final List<ScoredMention> late = new ArrayList<>();

  Recount(List<ScoredMention> records, long horizonMillis) {
    this.horizonMillis = horizonMillis;
    Map<String, ScoredMention> latest = new LinkedHashMap<>();
    Map<String, ScoredMention> latestLate = new LinkedHashMap<>();
    for (ScoredMention record : records) {
      boolean isLate = isLate(record);
      if (!isLate) {
        inTime.add(record);
      }
      if (!isLate || !record.deleted()) {
        (isLate ? latestLate : latest)
            .merge(record.pairKey(), record, (a, b) -> b.revision() > a.revision() ? b : a);
      }
    }
    latest.values().stream().filter(mention -> !mention.deleted()).forEach(counted::add);
    late.addAll(latestLate.values());
  }

  private boolean isLate(ScoredMention record) {
    return record.observedAtMillis() != null
        && record.observedAtMillis() - record.publishedAtMillis() > horizonMillis;
  }

  /** Keys of all windows of which any record speaks: issue, platform or all, size, start. */
  Set<String> touchedWindows() {
    Set<String> windows = new HashSet<>();
    for (ScoredMention record : inTime) {
      addWindows(windows, record, record.publishedAtMillis());
    }
    for (ScoredMention record : late) {
      addWindows(windows, record, record.observedAtMillis());
    }
    return windows;
  }

  private static void addWindows(Set<String> windows, ScoredMention record, long at) {
    for (String platform : List.of(record.platform(), "all")) {
      for (String size : List.of("1m", "5m", "1h")) {
        long start = Math.floorDiv(at, millis(size)) * millis(size);
        windows.add(record.issueId() + " " + platform + " " + size + " " + start);
      }
    }
  }

  static String key(SpreadWindow row) {
    return row.issueId()
        + " "
        + row.platform()
        + " "
        + row.windowSize()
        + " "
        + row.windowStartMillis();
  }

  static long millis(String size) {
    return switch (size) {
      case "1m" -> 60_000;
      case "5m" -> 5 * 60_000;
      default -> HOUR;
    };
  }

  /** Compares one row with the mentions. */
  void check(SpreadWindow row) {
    long start = row.windowStartMillis();
    long end = row.windowEndMillis();
    Predicate<ScoredMention> here =
        mention ->
            mention.issueId().equals(row.issueId())
                && (row.platform().equals("all") || mention.platform().equals(row.platform()));
    List<ScoredMention> all = counted.stream().filter(here).toList();
    List<ScoredMention> in = all.stream().filter(at(start, end)).toList();
    double hours = (end - start) / (double) HOUR;

    assertThat(row.mentions()).isEqualTo(in.size());
    assertThat(row.critics()).isEqualTo(count(in, Stance.CRITIC));
    assertThat(row.supporters()).isEqualTo(count(in, Stance.SUPPORTER));
    assertThat(row.neutrals()).isEqualTo(count(in, Stance.NEUTRAL));
    assertThat(row.unclassified()).isEqualTo(count(in, Stance.UNCLASSIFIED));
    assertThat(row.originals()).isEqualTo(count(in, MentionKind.ORIGINAL));
    assertThat(row.reposts()).isEqualTo(count(in, MentionKind.REPOST));
    assertThat(row.replies()).isEqualTo(count(in, MentionKind.REPLY));
    assertThat(row.quotes()).isEqualTo(count(in, MentionKind.QUOTE));
    assertThat(row.hubLinks()).isEqualTo(in.stream().filter(ScoredMention::hubLink).count());
    assertThat(row.late())
        .isEqualTo(
            late.stream()
                .filter(here)
                .filter(m -> m.observedAtMillis() >= start && m.observedAtMillis() < end)
                .count());
    assertThat(row.criticVelocity()).isEqualTo(row.critics() / hours);
    long before = count(all.stream().filter(at(2 * start - end, start)).toList(), Stance.CRITIC);
    assertThat(row.criticAcceleration()).isCloseTo((row.critics() - before) / hours, within(1e-9));
    List<ScoredMention> critics = in.stream().filter(m -> m.stance() == Stance.CRITIC).toList();
    assertThat(row.criticQuotes()).isEqualTo(count(critics, MentionKind.QUOTE));
    if (!row.platform().equals("all")) {
      double reach =
          critics.stream()
              .mapToDouble(m -> m.followers() == null ? 0 : Math.log10(1.0 + m.followers()))
              .sum();
      assertThat(row.criticReach()).isCloseTo(reach, within(1e-6));
    }
    long judged = row.critics() + row.supporters() + row.neutrals();
    if (judged > 0) {
      assertThat(row.netStance()).isEqualTo((double) (row.supporters() - row.critics()) / judged);
    } else {
      assertThat(row.netStance()).isNull();
    }
    checkAuthors(row, here, start, end);
    checkReproduction(row, all, end);
    checkGrowth(row, all, start, end);
  }

  private void checkAuthors(SpreadWindow row, Predicate<ScoredMention> here, long start, long end) {
    long authors =
        inTime.stream()
            .filter(here)
            .filter(at(start, end))
            .filter(m -> m.authorId() != null)
            .map(m -> m.platform() + m.authorId())
            .distinct()
            .count();
    if (authors <= 128) {
      assertThat(row.authors()).isEqualTo(authors);
    } else {
      assertThat(row.authors()).isCloseTo(authors, within(0.15 * authors));
      assertThat(row.authorsLow()).isLessThan(row.authors());
      assertThat(row.authorsHigh()).isGreaterThan(row.authors());
    }
  }

  private static void checkReproduction(SpreadWindow row, List<ScoredMention> all, long end) {
    long from = end - 6 * HOUR;
    double exposure = 0;
    long passedOn = 0;
    for (ScoredMention m : all) {
      if (m.stance() != Stance.CRITIC || m.publishedAtMillis() >= end) {
        continue;
      }
      Kernel kernel = Kernel.ofPlatform(m.platform());
      exposure +=
          kernel.withinHours((end - m.publishedAtMillis()) / (double) HOUR)
              - kernel.withinHours((from - m.publishedAtMillis()) / (double) HOUR);
      if (m.publishedAtMillis() >= from && m.kind() != MentionKind.ORIGINAL) {
        passedOn++;
      }
    }
    assertThat(row.reproductionMentions()).isEqualTo(passedOn);
    if (passedOn < 10) {
      assertThat(row.reproduction()).isNull();
    } else {
      double expected = (1 + passedOn) / (0.2 + exposure);
      assertThat(row.reproduction()).isCloseTo(expected, within(expected * 1e-5));
      assertThat(row.reproductionLow()).isLessThan(expected);
      assertThat(row.reproductionHigh()).isGreaterThan(expected);
    }
  }

  private static void checkGrowth(SpreadWindow row, List<ScoredMention> all, long start, long end) {
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < 12; i++) {
      long shift = i * (end - start);
      long critics =
          count(all.stream().filter(at(start - shift, end - shift)).toList(), Stance.CRITIC);
      if (critics > 0) {
        double x = -shift / (double) HOUR;
        double y = Math.log(critics);
        n++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
      }
    }
    if (n < 3) {
      assertThat(row.growthPerHour()).isNull();
    } else {
      double slope = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
      assertThat(row.growthPerHour()).isCloseTo(slope, within(1e-7 + Math.abs(slope) * 1e-9));
      assertThat(row.growthLow()).isLessThanOrEqualTo(row.growthPerHour());
      assertThat(row.doublingHours() == null).isEqualTo(row.growthPerHour() <= 0);
    }
  }

  private static Predicate<ScoredMention> at(long start, long end) {
    return m -> m.publishedAtMillis() >= start && m.publishedAtMillis() < end;
  }

  private static long count(List<ScoredMention> in, Stance stance) {
    return in.stream().filter(m -> m.stance() == stance).count();
  }

  private static long count(List<ScoredMention> in, MentionKind kind) {
    return in.stream().filter(m -> m.kind() == kind).count();
  }

  /** Mentions of a group in a window, of all its issues. */
  long groupMentions(String group, String platform, long start, long end) {
    return counted.stream()
        .filter(m -> Objects.equals(m.comparisonGroup(), group))
        .filter(m -> platform.equals("all") || m.platform().equals(platform))
        .filter(at(start, end))
        .count();
  }
}
