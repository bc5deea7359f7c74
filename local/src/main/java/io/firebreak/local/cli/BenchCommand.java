package io.firebreak.local.cli;

import io.firebreak.local.bench.Bench;
import io.firebreak.local.bench.EffectBench;
import io.firebreak.local.bench.StanceBench;
import io.firebreak.local.bench.StateBench;
import io.firebreak.models.stance.StanceReport.Speed;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code firebreak bench}: what the jobs cost beside a plain loop. */
@Command(
    name = "bench",
    description = {
      "Measures the CPU time that the jobs take for each record, beside a plain loop over the same"
          + " records (one thread, KafkaConsumer and Jackson, with the linear stance model, as StanceJob in the mode fast).",
      "",
      "Takes some minutes, and means something only on a machine that does nothing else."
    },
    sortOptions = false)
public final class BenchCommand implements Callable<Integer> {
  @ParentCommand private Firebreak firebreak;

  @Option(
      names = "--mentions",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Mentions for StanceJob; 0 leaves it out. Default: ${DEFAULT-VALUE}.")
  private int mentions;

  @Option(
      names = "--scored",
      paramLabel = "N",
      defaultValue = "1500000",
      description = "Scored mentions for SpreadJob; 0 leaves it out. Default: ${DEFAULT-VALUE}.")
  private int scored;

  @Option(
      names = "--state",
      description = "Measure what SpreadJob keeps of an issue instead: heap and checkpoint.")
  private boolean state;

  @Option(names = "--effect", description = "Measure what one look at a response costs instead.")
  private boolean effect;

  @Option(
      names = "--stance",
      description = "Measure how fast each stance mode judges texts of 30 tokens instead.")
  private boolean stance;

  @Mixin private LogOptions logOptions;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = firebreak.terminal();
    return logOptions.logging(
        () -> {
          if (effect) {
            printEffect(terminal);
          } else if (stance) {
            printStance(terminal);
          } else if (state) {
            printState(terminal);
          } else {
            printCost(terminal);
          }
          return Firebreak.DONE;
        });
  }

  private void printCost(Terminal terminal) throws Exception {
    terminal.result(
        "| what | records | rows a record | CPU, us a record | of the loop"
            + " | services, us a record | wall, s |");
    terminal.result("|---|--:|--:|--:|--:|--:|--:|");
    for (Bench.Row row : new Bench(mentions, scored, terminal::say).run()) {
      terminal.result(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %.2f | %.2f | %.2f | %.1f | %.1f |",
              row.what(),
              row.records(),
              row.rowsPerRecord(),
              row.microsPerRecord(),
              row.ratio(),
              row.servicesMicrosPerRecord(),
              row.wallSeconds()));
    }
  }

  private static void printEffect(Terminal terminal) {
    terminal.result("| what | CPU, ms |");
    terminal.result("|---|--:|");
    for (EffectBench.Row row : EffectBench.run()) {
      terminal.result(String.format(Locale.ROOT, "| %s | %.3f |", row.what(), row.millis()));
    }
  }

  private static void printStance(Terminal terminal) {
    terminal.result("| mode | texts | texts per processor-second |");
    terminal.result("|---|---|--:|");
    for (Speed speed : StanceBench.run()) {
      terminal.result(
          String.format(
              Locale.ROOT,
              "| %s | %s | %,.0f |",
              speed.mode(),
              speed.what(),
              speed.textsPerCpuSecond()));
    }
  }

  private static void printState(Terminal terminal) throws Exception {
    terminal.result(
        "| mentions of the issue | cells, heap KB | cells, checkpoint KB"
            + " | ledger, heap KB | ledger, checkpoint KB |");
    terminal.result("|--:|--:|--:|--:|--:|");
    for (StateBench.Row row : new StateBench(terminal::say).run()) {
      terminal.result(
          String.format(
              Locale.ROOT,
              "| %,d | %,.0f | %,.0f | %,.0f | %,.0f |",
              row.mentions(),
              row.spreadHeap() / 1e3,
              row.spreadCheckpoint() / 1e3,
              row.ledgerHeap() / 1e3,
              row.ledgerCheckpoint() / 1e3));
    }
  }
}
