package io.firebreak.models.followup;

import io.firebreak.models.data.FollowUpEntry;
import io.firebreak.models.data.FollowUpList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Makes the follow-up list of an issue: the ranked ones by {@link FollowUpQueue}, without those of
 * the subject's own accounts and those that were answered, and apart from them those that are not
 * to be engaged.
 */
public final class ListFollowUps {
  /** At most so many of those not to engage are shown. */
  static final int MOST_AVOIDED = 10;

  /** One that is expected to bring forth less is not worth an answer. */
  static final double LEAST_EXPECTED = 0.05;

  private final Known known;
  private final Threads threads;
  private final long nowMillis;
  private final boolean[] own;
  private final Answers answers;

  private ListFollowUps(Known known, long nowMillis) {
    this.known = known;
    this.nowMillis = nowMillis;
    threads = Threads.of(known.mentions(), nowMillis);
    own = known.accounts().mark(threads, known.own());
    answers = Answers.of(known.answered(), threads, own, nowMillis);
  }

  /**
   * What is known of an issue.
   *
   * @param mentions mentions of the last day, of all stances
   * @param own keys of mentions by the subject's own accounts: nothing of their authors is listed
   * @param accounts the subject's own accounts: nothing of theirs is listed, and their replies are
   *     answers
   * @param avoided why somebody is not to be engaged, by key of a mention or of an author ({@code
   *     platform:author})
   * @param answered who was answered, by key of the mention
   * @param limits by when those that were listed before are to be answered, by key: a limit that
   *     was set stays
   * @param fit what the forecast learnt before; null for nothing
   */
  public record Known(
      List<SeenMention> mentions,
      Set<String> own,
      OwnAccounts accounts,
      Map<String, String> avoided,
      Map<String, Answered> answered,
      Map<String, Long> limits,
      SpreadFit fit) {}

  /**
   * A list, and what the next one of the issue wants to know.
   *
   * @param answered who was answered, and is not forgotten yet
   * @param fit what the forecast learnt; null for nothing
   */
  public record Listed(FollowUpList list, Map<String, Answered> answered, SpreadFit fit) {}

  /**
   * Makes the list.
   *
   * @param nowMillis the present; mentions published later are passed over
   * @param most ranked ones at most
   */
  public static Listed of(String issueId, Known known, long nowMillis, int most) {
    return new ListFollowUps(known, nowMillis).list(issueId, most);
  }

  private Listed list(String issueId, int most) {
    boolean anyToAnswer = false;
    boolean anyToAvoid = false;
    boolean[] answerable = new boolean[threads.count()];
    boolean[] avoidable = new boolean[threads.count()];
    for (int i = 0; i < threads.count(); i++) {
      if (FollowUpQueue.hasOpinion(threads.mention(i)) && !own[i]) {
        boolean avoided = reason(threads.mention(i)) != null;
        avoidable[i] = avoided;
        answerable[i] = !avoided && !answers.cover(threads, i);
        anyToAvoid |= avoidable[i];
        anyToAnswer |= answerable[i];
      }
    }
    List<FollowUpEntry> ranked = new ArrayList<>();
    List<FollowUpEntry> avoid = new ArrayList<>();
    SpreadFit fit = known.fit();
    if (anyToAnswer || anyToAvoid) {
      SpreadForecast forecast = SpreadForecast.of(threads, nowMillis, fit);
      fit = forecast.fit();
      for (FollowUp pick : pick(forecast, place -> answerable[place], LEAST_EXPECTED, most)) {
        ranked.add(entry(pick, null));
      }
      for (FollowUp pick : pick(forecast, place -> avoidable[place], 0, MOST_AVOIDED)) {
        avoid.add(entry(pick, reason(mention(pick))));
      }
    }
    return new Listed(
        new FollowUpList(issueId, nowMillis, threads.count(), ranked, avoid), answers.known(), fit);
  }

  private List<FollowUp> pick(
      SpreadForecast forecast, IntPredicate may, double leastCritics, int most) {
    return FollowUpQueue.pick(
        new FollowUpQueue.Among(threads, may, leastCritics, most),
        forecast,
        nowMillis,
        known.limits());
  }

  private String reason(SeenMention mention) {
    if (known.avoided().isEmpty()) {
      return null;
    }
    String reason = known.avoided().get(mention.key());
    return reason != null || mention.author() == null
        ? reason
        : known.avoided().get(mention.authorKey());
  }

  private SeenMention mention(FollowUp pick) {
    return threads.mention(threads.place(pick.forecast().key()));
  }

  private FollowUpEntry entry(FollowUp pick, String avoided) {
    SeenMention mention = mention(pick);
    long hundredths = Math.round(pick.forecast().laterCritics() * 100);
    return new FollowUpEntry(
        mention.key(),
        mention.publishedAtMillis(),
        mention.authorKey(),
        mention.neutral() > mention.critic() ? "persuadable" : "critic",
        pick.thread(),
        hundredths / 100.0,
        pick.forecast().children(),
        pick.answerByMillis(),
        avoided == null ? why(mention, hundredths, pick.forecast().children()) : avoided);
  }

  /** Put together by hand: lists have many, and formatting cost more than ranking. */
  private static String why(SeenMention mention, long hundredths, int children) {
    StringBuilder why = new StringBuilder(160);
    if (hundredths < 1_000) {
      long tenths = (hundredths + 5) / 10;
      why.append(tenths / 10).append('.').append(tenths % 10);
    } else {
      group((hundredths + 50) / 100, why);
    }
    why.append(" more critical mentions are expected from it if nobody answers; ");
    group(children, why);
    why.append(" passed it on or answered it so far");
    if (mention.followers() != null) {
      group(mention.followers(), why.append("; "));
      why.append(" followers");
    } else if (mention.tier() != null) {
      why.append("; a source of tier ").append(mention.tier());
    }
    return why.append('.').toString();
  }

  /** Thousands with commas. */
  private static void group(long number, StringBuilder out) {
    String digits = Long.toString(number);
    for (int i = 0; i < digits.length(); i++) {
      int left = digits.length() - i;
      if (i > 0 && left % 3 == 0 && digits.charAt(i - 1) != '-') {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
  }
}
