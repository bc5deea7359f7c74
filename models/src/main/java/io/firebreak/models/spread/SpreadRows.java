package io.firebreak.models.spread;

import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.SpreadWindow;
import io.firebreak.models.data.Stance;

/** Turns the sums and estimates of one window into its row. */
final class SpreadRows {

  private static final double LN_2 = 0.6931471805599453;
  private static final long MINUTE_MILLIS = 60_000;

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
  };

  private SpreadRows() {}

  /**
   * What a row says beyond the sums of its window.
   *
   * @param criticsBefore critics of the window before
   * @param growth per hour, or null
   * @param reproduction R, or null
   * @param reproductionMentions N that R rests on
   */
  record Estimates(
      long criticsBefore,
      Estimate growth,
      Phase phase,
      Estimate reproduction,
      long reproductionMentions) {}

  static SpreadWindow row(
      String issueId,
      String group,
      String platform,
      WindowSize size,
      long endMinute,
      WindowSum sum,
      Estimates estimates) {
    long critics = sum.count(Stance.CRITIC);
    long supporters = sum.count(Stance.SUPPORTER);
    long neutrals = sum.count(Stance.NEUTRAL);
    long unclassified = sum.count(Stance.UNCLASSIFIED);
    long judged = critics + supporters + neutrals;
    long criticOriginals = sum.count(Stance.CRITIC, MentionKind.ORIGINAL);
    long criticReposts = sum.count(Stance.CRITIC, MentionKind.REPOST);
    long criticQuotes = sum.count(Stance.CRITIC, MentionKind.QUOTE);
    boolean isAll = platform.equals(SpreadWindow.ALL_PLATFORMS);
    Estimate growth = estimates.growth();
    Estimate reproduction = estimates.reproduction();
    AuthorSketch authors = sum.authors();
    AuthorSketch criticAuthors = sum.authors(Stance.CRITIC);
    AuthorSketch supporterAuthors = sum.authors(Stance.SUPPORTER);
    AuthorSketch neutralAuthors = sum.authors(Stance.NEUTRAL);
    return new SpreadWindow(
        issueId,
        group,
        platform,
        size.word(),
        (endMinute - size.minutes()) * MINUTE_MILLIS,
        endMinute * MINUTE_MILLIS,
        judged + unclassified,
        critics,
        supporters,
        neutrals,
        unclassified,
        sum.late(),
        sum.count(MentionKind.ORIGINAL),
        sum.count(MentionKind.REPOST),
        sum.count(MentionKind.REPLY),
        sum.count(MentionKind.QUOTE),
        criticOriginals,
        criticReposts,
        sum.count(Stance.CRITIC, MentionKind.REPLY),
        criticQuotes,
        critics / size.hours(),
        supporters / size.hours(),
        neutrals / size.hours(),
        (critics - estimates.criticsBefore()) / size.hours(),
        growth == null ? null : growth.value(),
        growth == null ? null : growth.low(),
        growth == null ? null : growth.high(),
        growth == null || growth.value() <= 0 ? null : LN_2 / growth.value(),
        estimates.phase().word(),
        criticOriginals == 0 ? null : (double) (criticReposts + criticQuotes) / criticOriginals,
        authors.estimate(),
        authors.low(),
        authors.high(),
        criticAuthors.estimate(),
        criticAuthors.low(),
        criticAuthors.high(),
        supporterAuthors.estimate(),
        supporterAuthors.low(),
        supporterAuthors.high(),
        neutralAuthors.estimate(),
        neutralAuthors.low(),
        neutralAuthors.high(),
        isAll ? null : (Double) sum.reach(Stance.CRITIC),
        isAll ? null : (Double) sum.reach(Stance.SUPPORTER),
        isAll ? null : (Double) sum.reach(Stance.NEUTRAL),
        judged == 0 ? null : (double) (supporters - critics) / judged,
        judged == 0 ? null : (double) critics / judged,
        sum.hubLinks(),
        reproduction == null ? null : rounded(reproduction.value()),
        reproduction == null ? null : rounded(reproduction.low()),
        reproduction == null ? null : rounded(reproduction.high()),
        estimates.reproductionMentions());
  }

  /**
   * Six significant digits. Every mention has a share in the exposure of all windows after it; so a
   * late one changes, and re-sends, only the rows in which its share can be seen.
   */
  static double rounded(double value) {
    double unit = POWERS[(int) Math.max(0, Math.min(12, 5 - Math.floor(Math.log10(value))))];
    return Math.rint(value * unit) / unit;
  }

  /** A 64-bit hash of all that can change in the row of one window. */
  static long hash(SpreadWindow row) {
    long hash = row.comparisonGroup() == null ? 1 : Fingerprint.of(row.comparisonGroup(), 2);
    hash = Fingerprint.step(hash, row.mentions());
    hash = Fingerprint.step(hash, row.critics());
    hash = Fingerprint.step(hash, row.supporters());
    hash = Fingerprint.step(hash, row.neutrals());
    hash = Fingerprint.step(hash, row.late());
    hash = Fingerprint.step(hash, row.originals());
    hash = Fingerprint.step(hash, row.reposts());
    hash = Fingerprint.step(hash, row.replies());
    hash = Fingerprint.step(hash, row.quotes());
    hash = Fingerprint.step(hash, row.criticOriginals());
    hash = Fingerprint.step(hash, row.criticReposts());
    hash = Fingerprint.step(hash, row.criticReplies());
    hash = Fingerprint.step(hash, row.criticQuotes());
    hash = Fingerprint.step(hash, row.hubLinks());
    hash = Fingerprint.step(hash, row.reproductionMentions());
    hash = Fingerprint.step(hash, row.phase().hashCode());
    hash = step(hash, row.criticAcceleration());
    hash = step(hash, row.growthPerHour());
    hash = step(hash, row.growthLow());
    hash = step(hash, row.growthHigh());
    hash = step(hash, row.authors());
    hash = step(hash, row.criticAuthors());
    hash = step(hash, row.supporterAuthors());
    hash = step(hash, row.neutralAuthors());
    hash = step(hash, row.criticReach());
    hash = step(hash, row.supporterReach());
    hash = step(hash, row.neutralReach());
    hash = step(hash, row.reproduction());
    hash = step(hash, row.reproductionLow());
    hash = step(hash, row.reproductionHigh());
    return Fingerprint.mix(hash);
  }

  private static long step(long hash, Double value) {
    return Fingerprint.step(hash, value == null ? 3 : Double.doubleToLongBits(value));
  }
}
