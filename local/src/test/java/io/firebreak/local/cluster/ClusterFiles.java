package io.firebreak.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;

/** What the build leaves for the cluster test; Maven runs tests in the module's directory. */
final class ClusterFiles {
  private static final Path JOBS_JAR = Path.of("../jobs/target/firebreak-jobs.jar");
  private static final Path FLINK_CLASS_PATH = Path.of("target/flink-classpath.txt");

  private ClusterFiles() {}

  /** The jar to submit. */
  static Path jobsJar() {
    return JOBS_JAR.toAbsolutePath().normalize();
  }

  /** The class path of Flink's own processes. */
  static String flinkClassPath() throws IOException {
    return Files.readString(FLINK_CLASS_PATH).strip();
  }

  /** Where the processes' logs stay after the test. */
  static Path logs() throws IOException {
    return Files.createDirectories(Path.of("target/flink-cluster").toAbsolutePath());
  }

  /** Why there is nothing to test; empty when all is there. */
  static Optional<String> whatIsMissing() throws IOException {
    if (Files.notExists(FLINK_CLASS_PATH)) {
      return Optional.of(FLINK_CLASS_PATH + " is not there: Maven writes it before the tests");
    }
    if (Files.notExists(JOBS_JAR)) {
      return Optional.of(
          "the cluster jar is not built: ./mvnw verify builds it and runs this test");
    }
    FileTime built = Files.getLastModifiedTime(JOBS_JAR);
    for (String module : new String[] {"models", "jobs"}) {
      if (newest(Path.of("..", module, "target", "classes")).compareTo(built) > 0) {
        return Optional.of(
            "the cluster jar is older than the classes of module "
                + module
                + ": ./mvnw verify builds it anew and runs this test");
      }
    }
    return Optional.empty();
  }

  private static FileTime newest(Path directory) throws IOException {
    FileTime newest = FileTime.fromMillis(0);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        FileTime time = Files.getLastModifiedTime(file);
        newest = time.compareTo(newest) > 0 ? time : newest;
      }
    }
    return newest;
  }
}
