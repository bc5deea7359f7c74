package io.firebreak.local.replay;

import io.firebreak.jobs.json.AlertJson;
import io.firebreak.jobs.json.CoordinatedClusterJson;
import io.firebreak.jobs.json.DeadLetterJson;
import io.firebreak.jobs.json.FollowUpJson;
import io.firebreak.jobs.json.ScoredMentionJson;
import io.firebreak.jobs.json.SpreadColumns;
import io.firebreak.jobs.sink.Table;
import io.firebreak.jobs.sink.Tables;
import io.firebreak.local.report.ReportDataBuilder;
import io.firebreak.local.report.ReportPage;
import io.firebreak.local.report.SeenAlert;
import io.firebreak.models.data.DeadLetter;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.ShareOfVoice;
import io.firebreak.models.data.SpreadWindow;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the results of a replay; the bytes depend on the results alone. */
public final class ReplayFiles {
  /** Names of the files. */
  public static final String SCORED_MENTIONS = "scored_mention.jsonl";

  public static final String SPREAD_WINDOWS = "spread_window.csv";
  public static final String RESPONSE_EFFECTS = "response_effect.csv";
  public static final String STORY_METRICS = "story_metric.csv";
  public static final String ALERTS = "alert.jsonl";
  public static final String FOLLOW_UPS = "follow_up.jsonl";
  public static final String CLUSTERS = "coordinated_cluster.jsonl";
  public static final String DEAD_LETTERS = "dead_letter.jsonl";
  public static final String REPORT = "report.html";

  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private ReplayFiles() {}

  /**
   * Writes all files into a directory, which is made when it is missing.
   *
   * @param title heading of the page
   * @throws IOException when a file cannot be written
   */
  public static void write(ReplayStore store, String title, Path directory) throws IOException {
    Files.createDirectories(directory);
    List<ScoredMention> scored = store.scoredMentions();
    List<SpreadWindow> windows = store.windows();
    List<DeadLetter> deadLetters = store.deadLetters();
    lines(
        directory.resolve(SCORED_MENTIONS), scored.stream().map(ScoredMentionJson::write).toList());
    lines(
        directory.resolve(DEAD_LETTERS), deadLetters.stream().map(DeadLetterJson::write).toList());
    lines(directory.resolve(ALERTS), store.alerts().stream().map(AlertJson::write).toList());
    lines(
        directory.resolve(FOLLOW_UPS),
        store.followUps().stream().map(FollowUpJson::write).toList());
    lines(
        directory.resolve(CLUSTERS),
        store.clusters().stream().map(CoordinatedClusterJson::write).toList());
    spreadWindows(store, windows, directory.resolve(SPREAD_WINDOWS));
    table(Tables.RESPONSE_EFFECT, store.effects(), directory.resolve(RESPONSE_EFFECTS));
    table(Tables.STORY_METRIC, store.stories(), directory.resolve(STORY_METRICS));
    ReportPage.write(
        report(store, title).deadLettersIn(DEAD_LETTERS).build(), directory.resolve(REPORT));
  }

  /** The page's data, from the results of a replay. */
  static ReportDataBuilder report(ReplayStore store, String title) {
    List<SpreadWindow> windows = store.windows();
    ReportDataBuilder builder =
        new ReportDataBuilder(title)
            .issues(store.issues())
            .responses(store.responses())
            .effects(store.effects())
            .stories(store.stories())
            .alerts(store.alerts().stream().map(SeenAlert::of).toList())
            .qualities(store.qualities())
            .drifts(store.drifts())
            .windows(windows)
            .mentions(store.scoredMentions());
    windows.stream()
        .filter(window -> window.windowSize().equals("5m"))
        .mapToLong(SpreadWindow::windowEndMillis)
        .max()
        .ifPresent(builder::dataUntil);
    return builder;
  }

  private static void lines(Path file, List<byte[]> lines) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  private static void spreadWindows(ReplayStore store, List<SpreadWindow> windows, Path file)
      throws IOException {
    List<String> header =
        new ArrayList<>(SpreadColumns.ALL.stream().map(SpreadColumns.Column::name).toList());
    header.add("share_of_voice");
    header.add("critic_share_of_voice");
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(out, CSV)) {
      csv.printRecord(header);
      for (SpreadWindow window : windows) {
        ShareOfVoice share = store.share(window);
        List<String> row = new ArrayList<>(header.size());
        SpreadColumns.ALL.forEach(column -> row.add(column.textOf(window)));
        row.add(share == null ? null : SpreadColumns.decimalText(share.share()));
        row.add(share == null ? null : SpreadColumns.decimalText(share.criticShare()));
        csv.printRecord(row);
      }
    }
  }

  private static <T> void table(Table<T> table, List<T> records, Path file) throws IOException {
    List<Table.Column<T>> columns = table.columns();
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(out, CSV)) {
      csv.printRecord(columns.stream().map(Table.Column::name).toList());
      for (T record : records) {
        List<String> row = new ArrayList<>(columns.size());
        columns.forEach(column -> row.add(text(column, record)));
        csv.printRecord(row);
      }
    }
  }

  private static <T> String text(Table.Column<T> column, T record) {
    Object value = column.value().of(record);
    if (value == null) {
      return null;
    }
    return switch (column.type()) {
      case TIMESTAMP -> SpreadColumns.timeText((Long) value);
      case DOUBLE -> SpreadColumns.decimalText((Double) value);
      default -> value.toString();
    };
  }
}
