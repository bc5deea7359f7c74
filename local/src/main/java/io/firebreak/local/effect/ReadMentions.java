package io.firebreak.local.effect;

import io.firebreak.local.effect.MentionFile.BadRow;
import io.firebreak.local.effect.MentionFile.Link;
import io.firebreak.models.effect.BlindInterval;
import io.firebreak.models.effect.MentionCells;
import io.firebreak.models.effect.MentionHistory;
import io.firebreak.models.effect.MentionTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads a file of mentions or counts; see {@link MentionForm} for its columns. */
public final class ReadMentions implements ReadCsv.Rows {

  /** What a file must have, for messages. */
  public static final String WANTED =
      "Wanted is CSV with a header and a column time (ISO 8601, such as 2026-03-01T10:15:30Z), and"
          + " is_original (true or false), or id and parent_id, or count.";

  private static final int BAD_ROWS_NAMED = 5;
  private static final int MOST_ROWS = 10_000_000;
  private static final long LARGEST_COUNT = 1_000_000_000;

  private final String name;
  private MentionForm form;
  private boolean hasIsOriginal;
  private long[] at = new long[1024];
  private boolean[] passedOn = new boolean[1024];
  private int size;
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<Integer, String> parents = new HashMap<>();
  private final TreeMap<Long, CountBins.Row> counts = new TreeMap<>();
  private long rows;
  private long badRows;
  private long withoutZone;
  private final List<BadRow> firstBadRows = new ArrayList<>();

  private ReadMentions(String name) {
    this.name = name;
  }

  /**
   * Reads.
   *
   * @param name of the file, for messages
   * @throws UnusableFileException when no row of it can be used
   */
  public static MentionFile read(String name, BufferedReader text) throws IOException {
    ReadMentions reader = new ReadMentions(name);
    ReadCsv.read(name, text, reader);
    return reader.file();
  }

  @Override
  public void header(List<String> columns) throws UnusableFileException {
    if (!columns.contains("time")) {
      throw new UnusableFileException(
          "%s has no column time in its header. %s".formatted(name, WANTED));
    }
    hasIsOriginal = columns.contains("is_original");
    if (columns.contains("parent_id")) {
      form = MentionForm.PARENTS;
    } else if (hasIsOriginal) {
      form = MentionForm.KINDS;
    } else {
      form = columns.contains("count") ? MentionForm.COUNTS : MentionForm.TIMES;
    }
  }

  @Override
  public void row(ReadCsv.Row row) throws UnusableFileException {
    if (++rows > MOST_ROWS) {
      throw new UnusableFileException(
          "%s has more than %,d rows: give a count series instead.".formatted(name, MOST_ROWS));
    }
    String time = row.get("time");
    long millis = time.isEmpty() ? TimeText.INVALID : TimeText.parse(time);
    if (time.isEmpty()) {
      bad(row.line(), "there is no time");
    } else if (millis == TimeText.INVALID) {
      bad(row.line(), ReadCsv.excerpt(time) + " is not a time such as 2026-03-01T10:15:30Z");
    } else if (!TimeText.isBelievable(millis)) {
      bad(row.line(), ReadCsv.excerpt(time) + " is before the year 2000");
    } else if (form == MentionForm.COUNTS ? count(row, millis) : mention(row, millis)) {
      withoutZone += TimeText.lacksZone(time) ? 1 : 0;
    }
  }

  private boolean count(ReadCsv.Row row, long millis) {
    String text = row.get("count");
    long count = text.isEmpty() ? CountBins.UNKNOWN : whole(text);
    if (!text.isEmpty() && count < 0) {
      return bad(row.line(), ReadCsv.excerpt(text) + " is no count: a whole number, 0 or more");
    }
    if (counts.containsKey(millis)) {
      return bad(row.line(), "its bin stands on an earlier line already");
    }
    counts.put(millis, new CountBins.Row(millis, count, row.line()));
    return true;
  }

  /** A whole number of 0 or more; -1 for anything else. */
  private static long whole(String text) {
    try {
      long value =
          Long.parseLong(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
      return value <= LARGEST_COUNT ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private boolean mention(ReadCsv.Row row, long millis) {
    String id = row.get("id");
    String parent = row.get("parent_id");
    boolean isPassedOn = form == MentionForm.TIMES || !parent.isEmpty();
    if (hasIsOriginal) {
      String word = row.get("is_original").toLowerCase(Locale.ROOT);
      if (!List.of("true", "false", "1", "0").contains(word)) {
        return bad(
            row.line(), "is_original is " + ReadCsv.excerpt(word) + ", neither true nor false");
      }
      isPassedOn = word.equals("false") || word.equals("0");
    }
    if (form == MentionForm.PARENTS && !id.isEmpty()) {
      if (id.equals(parent)) {
        return bad(row.line(), "the mention is its own parent");
      }
      if (byId.putIfAbsent(id, size) != null) {
        return bad(
            row.line(), "the id " + ReadCsv.excerpt(id) + " stands on an earlier line already");
      }
    }
    if (form == MentionForm.PARENTS && !parent.isEmpty()) {
      parents.put(size, parent);
    }
    if (size == at.length) {
      at = Arrays.copyOf(at, 2 * size);
      passedOn = Arrays.copyOf(passedOn, 2 * size);
    }
    at[size] = millis;
    passedOn[size++] = isPassedOn;
    return true;
  }

  /** Counts a row that cannot be used; always false. */
  private boolean bad(long line, String reason) {
    badRows++;
    if (firstBadRows.size() < BAD_ROWS_NAMED) {
      firstBadRows.add(new BadRow(line, reason));
    }
    return false;
  }

  private MentionFile file() throws UnusableFileException {
    if (size == 0 && counts.isEmpty()) {
      BadRow first = firstBadRows.isEmpty() ? null : firstBadRows.get(0);
      throw new UnusableFileException(
          first == null
              ? "%s has no rows. %s".formatted(name, WANTED)
              : "%s has no usable row; line %d: %s. %s"
                  .formatted(name, first.line(), first.reason(), WANTED));
    }
    List<String> notes = new ArrayList<>();
    if (withoutZone > 0) {
      notes.add(
          String.format(Locale.ROOT, "%,d times name no zone and are taken as UTC", withoutZone));
    }
    if (form == MentionForm.COUNTS) {
      CountBins bins = CountBins.of(name, counts, this::bad);
      notes.addAll(bins.notes());
      return file(
          MentionCells.of(bins.cells()),
          bins.mentions(),
          counts.firstKey(),
          counts.lastKey() + bins.lengthMillis(),
          bins.blind(),
          List.of(),
          notes);
    }
    long[] times = Arrays.copyOf(at, size);
    MentionHistory history =
        form.kindsKnown()
            ? MentionTimes.of(times, Arrays.copyOf(passedOn, size))
            : MentionTimes.ofUnknownKind(times);
    List<Link> links = links(notes);
    return file(
        history,
        size,
        Arrays.stream(times).min().orElseThrow(),
        Arrays.stream(times).max().orElseThrow(),
        List.of(),
        links,
        notes);
  }

  private List<Link> links(List<String> notes) {
    List<Link> links = new ArrayList<>();
    long older = 0;
    long unknown = 0;
    for (int i = 0; i < size; i++) {
      String parent = parents.get(i);
      Integer place = parent == null ? null : byId.get(parent);
      if (place != null && at[place] <= at[i]) {
        links.add(new Link(at[place], at[i]));
      }
      older += place != null && at[place] > at[i] ? 1 : 0;
      unknown += parent != null && place == null ? 1 : 0;
    }
    if (unknown > 0) {
      notes.add(
          String.format(
              Locale.ROOT, "%,d mentions have a parent that is not in the file", unknown));
    }
    if (older > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d mentions are older than their parents; no delay is learnt from them",
              older));
    }
    return links;
  }

  private MentionFile file(
      MentionHistory history,
      long mentions,
      long firstMillis,
      long endMillis,
      List<BlindInterval> blind,
      List<Link> links,
      List<String> notes) {
    return new MentionFile(
        name,
        form,
        history,
        mentions,
        firstMillis,
        endMillis,
        blind,
        links,
        rows,
        badRows,
        firstBadRows,
        notes);
  }
}
