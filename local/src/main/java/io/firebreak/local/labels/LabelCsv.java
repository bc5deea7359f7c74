package io.firebreak.local.labels;

import io.firebreak.jobs.json.IsoTimes;
import io.firebreak.local.effect.ReadCsv;
import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Mentions to label as a table for a spreadsheet, and back with the column {@code stance} filled
 * in. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which is
 * taken off again on the way back.
 */
public final class LabelCsv {
  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
  private static final String[] COLUMNS = {
    "mention", "issue", "part", "platform", "published_at", "title", "text", "stance", "by"
  };

  /**
   * What a formula begins with; and the apostrophe, so that the guard can be told from a text's.
   */
  private static final String RISKY = "=+-@\t\r'";

  /** A line that is no label, and why. */
  public record BadLine(long line, String reason) {}

  /**
   * What was read.
   *
   * @param labels without language
   * @param bad in the order of the lines
   * @param empty lines without a stance
   */
  public record Answers(List<Label> labels, List<BadLine> bad, int empty) {}

  private LabelCsv() {}

  /** Writes the mentions, each with an empty stance. */
  public static void write(List<LabelOffer.Offer> offers, String by, Appendable out)
      throws IOException {
    CSVPrinter csv = new CSVPrinter(out, CSV);
    csv.printRecord((Object[]) COLUMNS);
    for (LabelOffer.Offer offer : offers) {
      OfferedMention mention = offer.mention();
      csv.printRecord(
          guarded(mention.mentionKey()),
          guarded(mention.issueId()),
          offer.part().word(),
          guarded(mention.platform()),
          IsoTimes.format(mention.publishedAtMillis()),
          guarded(mention.title()),
          guarded(mention.text()),
          "",
          guarded(by));
    }
    csv.flush();
  }

  /**
   * Reads the answers.
   *
   * @param by who judged where a line does not say
   * @throws io.firebreak.local.effect.UnusableFileException when the file is no such table
   */
  public static Answers read(
      String name, BufferedReader text, String issueId, String by, long atMillis)
      throws IOException {
    List<Label> labels = new ArrayList<>();
    List<BadLine> bad = new ArrayList<>();
    int[] empty = {0};
    ReadCsv.read(
        name,
        text,
        new ReadCsv.Rows() {
          @Override
          public void header(List<String> columns) throws IOException {
            for (String needed : List.of("mention", "text", "stance")) {
              if (!columns.contains(needed)) {
                throw new io.firebreak.local.effect.UnusableFileException(
                    "%s has no column %s.".formatted(name, needed));
              }
            }
          }

          @Override
          public void row(ReadCsv.Row row) {
            if (row.get("stance").isEmpty()) {
              empty[0]++;
              return;
            }
            String reason = reason(row, issueId);
            if (reason == null) {
              labels.add(label(row, issueId, by, atMillis));
            } else {
              bad.add(new BadLine(row.line(), reason));
            }
          }
        });
    return new Answers(labels, bad, empty[0]);
  }

  private static String reason(ReadCsv.Row row, String issueId) {
    String mention = plain(row.get("mention"));
    if (mention.isEmpty()) {
      return "it names no mention";
    }
    String issue = plain(row.get("issue"));
    if (!issue.isEmpty() && !issue.equals(issueId)) {
      return "it is of the issue " + ReadCsv.excerpt(issue);
    }
    if (stance(row.get("stance")) == null) {
      return "stance must be critic, supporter or neutral (or c, s, n), not "
          + ReadCsv.excerpt(row.get("stance"));
    }
    String part = row.get("part").toLowerCase(Locale.ROOT);
    LabelPart right = LabelOffer.partOf(mention, issueId);
    if (!part.isEmpty() && LabelPart.of(part) != right) {
      return "part is %s, but chance has put this mention to %s: leave the column as it is"
          .formatted(ReadCsv.excerpt(part), right.word());
    }
    return null;
  }

  private static Label label(ReadCsv.Row row, String issueId, String by, long atMillis) {
    String mention = plain(row.get("mention"));
    String who = plain(row.get("by"));
    return new Label(
        mention,
        issueId,
        false,
        stance(row.get("stance")),
        LabelOffer.partOf(mention, issueId),
        who.isEmpty() ? by : who,
        atMillis,
        null,
        orNull(plain(row.get("title"))),
        orNull(plain(row.get("text"))));
  }

  /** The stance of a word or its first letter, in any case; null for none. */
  public static Stance stance(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "c", "critic" -> Stance.CRITIC;
      case "s", "supporter" -> Stance.SUPPORTER;
      case "n", "neutral" -> Stance.NEUTRAL;
      default -> null;
    };
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static String guarded(String cell) {
    if (cell == null) {
      return "";
    }
    String stripped = cell.strip();
    return !stripped.isEmpty() && RISKY.indexOf(stripped.charAt(0)) >= 0
        ? "'" + stripped
        : stripped;
  }

  static String plain(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && RISKY.indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }
}
