package io.firebreak.local.bench;

import io.firebreak.jobs.cells.CellBundle;
import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.jobs.ledger.LedgerSample;
import io.firebreak.models.spread.HourCells;
import io.firebreak.models.spread.HourStore;
import io.firebreak.models.spread.Spread;
import io.firebreak.models.spread.SpreadProgress;
import io.firebreak.models.spread.SpreadSettings;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What SpreadJob keeps of one issue that was active on three platforms for the whole horizon of 48
 * hours: on the heap and in a checkpoint. The ledger stands apart, since it grows with each mention
 * whatever the issue.
 */
public final class StateBench {
  private static final long HOURS = 48;

  /** One for all issues, as in a task. */
  private static final Spread SPREAD = new Spread(SpreadSettings.defaults());

  private static final int HEAP_MENTIONS = 1_500_000;
  private static final int MOST_ISSUES = 1_000;

  private final Consumer<String> progress;

  /**
   * @param progress takes a line on what is being done
   */
  public StateBench(Consumer<String> progress) {
    this.progress = progress;
  }

  /** One size of issue; all in bytes. */
  public record Row(
      int mentions,
      double spreadHeap,
      double spreadCheckpoint,
      double ledgerHeap,
      double ledgerCheckpoint) {}

  /** Measures issues of several sizes; takes about a minute. */
  public List<Row> run() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int mentions : new int[] {150, 15_000, 1_000_000}) {
      progress.accept("measuring an issue with " + mentions + " mentions");
      rows.add(measure(mentions));
    }
    return rows;
  }

  private static Row measure(int mentions) throws IOException {
    int issues = Math.max(2, Math.min(MOST_ISSUES, HEAP_MENTIONS / mentions));
    List<IssueState> states = new ArrayList<>();
    long before = usedBytes();
    LedgerSample ledger = new LedgerSample(TimeUnit.HOURS.toMillis(HOURS));
    for (int i = 0; i < issues; i++) {
      states.add(filled(mentions, i, ledger));
    }
    long withLedger = usedBytes();
    double ledgerBytes = ledger.checkpointBytes();
    ledger = null; // Let go, so that the rest is the issues'.
    long withoutLedger = usedBytes();
    return new Row(
        mentions,
        (double) (withoutLedger - before) / issues,
        states.get(0).checkpointBytes(),
        (double) (withLedger - withoutLedger) / issues,
        ledgerBytes / issues);
  }

  private static IssueState filled(int mentions, int issue, LedgerSample ledger) {
    IssueState state = new IssueState("issue-" + issue);
    CellBundle bundle = new CellBundle();
    BenchData data = new BenchData(mentions, TimeUnit.HOURS.toMillis(HOURS));
    long[] minute = {Long.MIN_VALUE};
    data.eachScored(
        (long) issue * mentions,
        random -> issue,
        mention -> {
          long at = Math.floorDiv(mention.publishedAtMillis(), 60_000L);
          if (at > minute[0]) {
            bundle.drain(state::add);
            state.close(at);
            minute[0] = at;
          }
          ledger.count(mention, bundle);
        });
    bundle.drain(state::add);
    state.close(minute[0] + 1);
    return state;
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The state of one issue, kept by the same code as in the job. */
  private static final class IssueState implements HourStore {
    private final String issueId;
    private final Map<Long, HourCells> hours = new HashMap<>();
    private final SpreadProgress progress = new SpreadProgress();
    private long closed = Spread.closedBy(Long.MIN_VALUE + 1);

    private IssueState(String issueId) {
      this.issueId = issueId;
    }

    private void add(CellDelta delta) {
      SPREAD.add(
          progress,
          this,
          delta.platform(),
          delta.stance(),
          delta.minute(),
          delta.cell(),
          delta.comparisonGroup(),
          delta.groupAtMillis(),
          closed);
    }

    private void close(long minute) {
      closed = minute;
      if (progress.wakeMinute() <= closed) {
        SPREAD.work(issueId, progress, this, closed, row -> {});
      }
    }

    private double checkpointBytes() throws IOException {
      DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
      progress.write(out);
      for (HourCells cells : hours.values()) {
        cells.write(out);
      }
      return out.size();
    }

    @Override
    public HourCells get(long hour) {
      return hours.get(hour);
    }

    @Override
    public void put(HourCells cells) {
      hours.put(cells.hour(), cells);
    }

    @Override
    public void remove(long hour) {
      hours.remove(hour);
    }
  }
}
