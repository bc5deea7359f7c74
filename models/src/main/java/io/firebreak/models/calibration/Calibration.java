package io.firebreak.models.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the suites of a {@link CalibrationPlan}. The report depends on the plan alone: not on the
 * number of threads, nor on how often the run was cut off.
 */
public final class Calibration {
  private static final int BATCH = 25;

  private Calibration() {}

  /** Told of each finished batch, by any thread. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done finished trials, those of earlier runs with them
     * @param total trials of the plan
     */
    void finished(int done, int total);
  }

  /** Some trials of one suite. */
  private record Batch(Suite suite, int from, int to) {
    String id() {
      return suite.id() + "/" + from + "-" + to;
    }
  }

  /**
   * Runs what is not yet finished.
   *
   * @param file keeps finished batches; null for none
   * @param threads at least 1
   * @throws IOException when the file cannot be read or written
   * @throws InterruptedException when the thread is interrupted; finished batches stay in the file
   */
  public static CalibrationReport run(
      CalibrationPlan plan, Path file, int threads, Progress progress)
      throws IOException, InterruptedException {
    ProgressFile finished = ProgressFile.open(file, plan.fingerprint());
    List<Batch> batches = batches(plan);
    AtomicInteger done = new AtomicInteger();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Batch batch : batches) {
        int size = batch.to() - batch.from();
        if (finished.get(batch.id()) == null) {
          running.add(
              workers.submit(
                  () -> {
                    finished.put(batch.id(), run(plan, batch));
                    progress.finished(done.addAndGet(size), plan.trials());
                  }));
        } else {
          progress.finished(done.addAndGet(size), plan.trials());
        }
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a trial failed: " + e.getCause().getMessage(), e.getCause());
    } finally {
      workers.shutdownNow();
    }
    return CalibrationReport.of(plan, suite -> outcomes(suite, batches, finished));
  }

  private static List<TrialOutcome> run(CalibrationPlan plan, Batch batch) {
    List<TrialOutcome> outcomes = new ArrayList<>();
    for (int index = batch.from(); index < batch.to(); index++) {
      outcomes.add(RunTrial.run(plan, batch.suite(), index));
    }
    return outcomes;
  }

  private static List<Batch> batches(CalibrationPlan plan) {
    List<Batch> batches = new ArrayList<>();
    for (Suite suite : plan.suites()) {
      for (int from = 0; from < suite.trials(); from += BATCH) {
        batches.add(new Batch(suite, from, Math.min(from + BATCH, suite.trials())));
      }
    }
    return batches;
  }

  private static List<TrialOutcome> outcomes(
      Suite suite, List<Batch> batches, ProgressFile finished) {
    List<TrialOutcome> outcomes = new ArrayList<>();
    for (Batch batch : batches) {
      if (batch.suite().equals(suite)) {
        outcomes.addAll(finished.get(batch.id()));
      }
    }
    return outcomes;
  }
}
