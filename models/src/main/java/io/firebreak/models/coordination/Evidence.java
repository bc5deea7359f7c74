package io.firebreak.models.coordination;

import java.util.List;
import java.util.Locale;

/**
 * What speaks for the coordination of a group, each part from 0 to 1. With the weights
 *
 * <pre>
 * score = 1 - (1 - 0.45 text) (1 - 0.59 together) (1 - 0.30 thin) (1 - 0.50 again)
 * </pre>
 *
 * no single part reaches the threshold of {@value #THRESHOLD}: two kinds of evidence have to agree.
 *
 * @param text (c - 20) / 60, at most 1, for a text of c characters that is the authors' own; 0 for
 *     a link, a headline, or a text that most share with one link, as a button makes it
 * @param together posting within seconds beyond what the minute's rate explains: {@link Synchrony}
 * @param thin share of accounts with fewer than 50 followers, beyond that of the other
 *     accounts and one standard error of it; unknown counts as many
 * @param again share of accounts that were together in another cluster, three or more at a time and
 *     beyond what their activity explains with three standard deviations
 */
record Evidence(double text, double together, double thin, double again) {
  /** From here on a cluster is told of. */
  static final double THRESHOLD = 0.6;

  /** A cluster stands until it falls below this. */
  static final double STANDS = 0.5;

  /** Fewer followers than this are few. */
  static final long FEW_FOLLOWERS = 50;

  private static final double TEXT = 0.45;
  private static final double TOGETHER = 0.59;
  private static final double THIN = 0.30;
  private static final double AGAIN = 0.50;

  /** 0 to 1, rounded to four decimals. */
  double score() {
    double not =
        (1 - TEXT * text) * (1 - TOGETHER * together) * (1 - THIN * thin) * (1 - AGAIN * again);
    return Math.rint(10_000 * (1 - not)) / 10_000;
  }

  static double ofText(Group group, int chars) {
    return group.own() ? Math.min(1, Math.max(0, (chars - 20) / 60.0)) : 0;
  }

  /** Compares the accounts of a group with the other accounts of the issue. */
  static double ofFollowers(List<TextSeen> firsts, List<TextSeen> others) {
    long few = few(firsts);
    long known = others.stream().filter(other -> other.followers() >= 0).count();
    // A quarter of so many accounts stands in for what is not known of the others.
    double usual = (few(others) + 5.0) / (known + 20);
    double share = (double) few / firsts.size();
    return Math.max(0, share - usual - Math.sqrt(usual * (1 - usual) / firsts.size()));
  }

  static long few(List<TextSeen> mentions) {
    return mentions.stream()
        .filter(mention -> mention.followers() >= 0 && mention.followers() < FEW_FOLLOWERS)
        .count();
  }

  /** One sentence of numbers; nothing in it comes from outside. */
  static String sentence(
      Group group, List<TextSeen> firsts, int chars, int together, double again) {
    TextSeen first = group.members().get(0);
    TextSeen last = group.members().get(group.members().size() - 1);
    long minutes = (last.publishedAtMillis() - first.publishedAtMillis() + 59_999) / 60_000;
    StringBuilder sentence = new StringBuilder();
    sentence.append(
        group.kind().equals(Group.LINK)
            ? "%d accounts posted the same link".formatted(firsts.size())
            : "%d accounts wrote nearly the same text of %d characters"
                .formatted(firsts.size(), chars));
    sentence.append(" within %d minutes".formatted(Math.max(1, minutes)));
    if (together > 0) {
      sentence.append("; %d of them within 5 seconds of another".formatted(together));
    }
    long few = few(firsts);
    if (few > 0) {
      sentence.append("; %d have fewer than %d followers".formatted(few, FEW_FOLLOWERS));
    }
    if (again > 0) {
      sentence.append(
          String.format(
              Locale.ROOT, "; %.0f were together in another cluster", again * firsts.size()));
    }
    return sentence.append('.').toString();
  }
}
