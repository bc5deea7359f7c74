package io.firebreak.models.followup;

import io.firebreak.models.data.FollowUpEntry;
import io.firebreak.models.data.FollowUpList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes the follow-up list of an issue: the ranked ones by {@link FollowUpQueue}, without those of
 * the subject's own accounts, and apart from them those that are not to be engaged.
 */
public final class ListFollowUps {
  /** At most so many of those not to engage are shown. */
  static final int MOST_AVOIDED = 10;

  /** One that is expected to bring forth less is not worth an answer. */
  static final double LEAST_EXPECTED = 0.05;

  private ListFollowUps() {}

  /**
   * What is known of an issue.
   *
   * @param mentions mentions of the last day, of all stances
   * @param own keys of mentions by the subject's own accounts: nothing of their authors is listed
   * @param avoided why somebody is not to be engaged, by key of a mention or of an author ({@code
   *     platform:author})
   * @param limits by when those that were listed before are to be answered, by key: a limit that
   *     was set stays
   */
  public record Known(
      List<SeenMention> mentions,
      Set<String> own,
      Map<String, String> avoided,
      Map<String, Long> limits) {}

  /**
   * Makes the list.
   *
   * @param nowMillis the present; mentions published later are passed over
   * @param most ranked ones at most
   */
  public static FollowUpList of(String issueId, Known known, long nowMillis, int most) {
    Map<String, SeenMention> byKey = new HashMap<>(2 * known.mentions().size());
    Set<String> ownAuthors = new HashSet<>();
    for (SeenMention mention : known.mentions()) {
      byKey.put(mention.key(), mention);
      if (known.own().contains(mention.key()) && mention.author() != null) {
        ownAuthors.add(author(mention));
      }
    }
    List<FollowUpEntry> ranked = new ArrayList<>();
    for (FollowUp pick :
        FollowUpQueue.pick(
            known.mentions(),
            nowMillis,
            mention -> !isOwn(mention, known, ownAuthors) && reason(mention, known) == null,
            most)) {
      if (pick.forecast().laterCritics() >= LEAST_EXPECTED) {
        ranked.add(entry(pick, byKey.get(pick.forecast().key()), known, null));
      }
    }
    List<FollowUpEntry> avoid = new ArrayList<>();
    if (!known.avoided().isEmpty()) {
      for (FollowUp pick :
          FollowUpQueue.pick(
              known.mentions(),
              nowMillis,
              mention -> !isOwn(mention, known, ownAuthors) && reason(mention, known) != null,
              MOST_AVOIDED)) {
        SeenMention mention = byKey.get(pick.forecast().key());
        avoid.add(entry(pick, mention, known, reason(mention, known)));
      }
    }
    return new FollowUpList(issueId, nowMillis, known.mentions().size(), ranked, avoid);
  }

  private static boolean isOwn(SeenMention mention, Known known, Set<String> ownAuthors) {
    return known.own().contains(mention.key())
        || (mention.author() != null && ownAuthors.contains(author(mention)));
  }

  private static String reason(SeenMention mention, Known known) {
    String reason = known.avoided().get(mention.key());
    return reason != null || mention.author() == null
        ? reason
        : known.avoided().get(author(mention));
  }

  private static String author(SeenMention mention) {
    return mention.platform() + ":" + mention.author();
  }

  private static FollowUpEntry entry(
      FollowUp pick, SeenMention mention, Known known, String avoided) {
    double expected = Math.round(pick.forecast().laterCritics() * 100) / 100.0;
    return new FollowUpEntry(
        mention.key(),
        mention.publishedAtMillis(),
        mention.author() == null ? null : author(mention),
        mention.neutral() > mention.critic() ? "persuadable" : "critic",
        pick.root(),
        expected,
        pick.forecast().children(),
        known.limits().getOrDefault(mention.key(), pick.answerByMillis()),
        avoided == null ? why(mention, expected, pick.forecast().children()) : avoided);
  }

  private static String why(SeenMention mention, double expected, int children) {
    StringBuilder why =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s more critical mentions are expected from it if nobody answers; %,d passed it on or"
                    + " answered it so far",
                number(expected),
                children));
    if (mention.followers() != null) {
      why.append(String.format(Locale.ROOT, "; %,d followers", mention.followers()));
    } else if (mention.tier() != null) {
      why.append("; a source of tier ").append(mention.tier());
    }
    return why.append('.').toString();
  }

  private static String number(double expected) {
    return String.format(Locale.ROOT, expected < 10 ? "%.1f" : "%,.0f", expected);
  }
}
