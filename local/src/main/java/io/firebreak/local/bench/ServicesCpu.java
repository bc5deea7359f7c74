package io.firebreak.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * CPU time of Kafka and PostgreSQL, from Linux's {@code /proc}: so that work which a job only hands
 * to them is seen.
 */
final class ServicesCpu {
  /** Clock ticks of /proc in a second, on every Linux. */
  private static final double TICKS_PER_SECOND = 100;

  /** Fields after the command's closing bracket: utime, stime, cutime, cstime. */
  private static final int USER_TIME = 11;

  private final ProcessHandle kafka;
  private final ProcessHandle postgres;

  /**
   * @param kafkaPid the process with Kafka
   * @param backendPid any backend of PostgreSQL
   */
  ServicesCpu(long kafkaPid, long backendPid) {
    kafka = ProcessHandle.of(kafkaPid).orElse(null);
    postgres = ProcessHandle.of(backendPid).flatMap(ProcessHandle::parent).orElse(null);
  }

  /** Seconds of both so far; not-a-number where they cannot be told. */
  double seconds() {
    return kafka == null || postgres == null
        ? Double.NaN
        : seconds(Stream.of(kafka))
            + seconds(Stream.concat(Stream.of(postgres), postgres.children()));
  }

  private static double seconds(Stream<ProcessHandle> processes) {
    try {
      return processes.mapToLong(ServicesCpu::ticks).sum() / TICKS_PER_SECOND;
    } catch (IllegalStateException e) {
      return Double.NaN;
    }
  }

  private static long ticks(ProcessHandle process) {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    try {
      String text = Files.readString(stat);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      return LongStream.range(USER_TIME, USER_TIME + 4)
          .map(i -> Long.parseLong(fields[(int) i]))
          .sum();
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new IllegalStateException("no CPU time of process " + process.pid(), e);
      }
      return 0; // It ended since, and its parent counts it.
    }
  }
}
