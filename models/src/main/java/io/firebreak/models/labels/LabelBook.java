package io.firebreak.models.labels;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.stance.Confusion;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels of one issue that stand: of each mention the latest record, unless it withdraws. The
 * order in which records are read decides, not their time, as in the topic they come from. Of more
 * than {@value #MOST} the newest are kept, by time, then by key.
 *
 * @param labels in the order of their pair keys, so that the same labels make the same book
 */
public record LabelBook(List<Label> labels) {

  /** Labels of one issue that are kept. */
  public static final int MOST = 5_000;

  private static final Comparator<Label> NEWEST_FIRST =
      Comparator.comparingLong(Label::atMillis).reversed().thenComparing(Label::pairKey);

  /** A book of labels as they are: copied and put in order. */
  public LabelBook {
    labels = labels.stream().sorted(Comparator.comparing(Label::pairKey)).toList();
  }

  /**
   * The book of one issue.
   *
   * @param records in the order of the topic; those of other issues, and those that judge nothing,
   *     are passed over
   * @param issueId the issue
   */
  public static LabelBook of(Collection<Label> records, String issueId) {
    Map<String, Label> standing = new HashMap<>();
    for (Label record : records) {
      if (!issueId.equals(record.issueId())) {
        continue;
      }
      if (record.deleted()) {
        standing.remove(record.pairKey());
      } else if (isWhole(record)) {
        standing.put(record.pairKey(), record);
      }
    }
    return new LabelBook(standing.values().stream().sorted(NEWEST_FIRST).limit(MOST).toList());
  }

  private static boolean isWhole(Label record) {
    return record.part() != null && Confusion.ORDER.contains(record.stance());
  }

  /** The labels of one part. */
  public List<Label> of(LabelPart part) {
    return labels.stream().filter(label -> label.part() == part).toList();
  }
}
