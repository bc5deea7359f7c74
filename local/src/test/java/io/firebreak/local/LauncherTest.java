package io.firebreak.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, with a fake JDK that prints its arguments and a fake build that counts its runs.
 */
class LauncherTest {

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-04-15' >&2; exit; fi
      for argument; do printf '%%s\\n' "$argument"; done
      case "$*" in *"Main serve"*) printf 'ready\\n'; exec sleep 300 ;; esac
      exit 7
      """;
  private static final String BUILD =
      """
      #!/bin/sh
      echo run >>builds
      [ ! -f broken ] || { echo "the compiler says why"; exit 1; }
      [ ! -f slow ] || sleep 2
      mkdir -p local/target
      echo "/libraries/one.jar:/libraries/two.jar" >local/target/classpath.txt
      """;

  private record Outcome(int exitCode, List<String> out, String err) {}

  @TempDir private Path directory;
  private Path root;
  private Path jdk;

  @BeforeEach
  void layOut() throws IOException {
    root = Files.createDirectories(directory.resolve("a place with spaces"));
    Files.createDirectories(root.resolve("local/src/main/java"));
    Files.writeString(root.resolve("pom.xml"), "");
    executable(root.resolve("firebreak"), Files.readString(Path.of("..", "firebreak")));
    executable(root.resolve("mvnw"), BUILD);
    jdk = jdk("17.0.15");
  }

  @Test
  void buildsOnceAndPassesArgumentsAndExitCodeOn() throws Exception {
    Outcome first = launch(root.resolve("firebreak"), Map.of(), "score", "--in", "two words");
    Outcome second = launch(root.resolve("firebreak"), Map.of(), "score");

    assertThat(first.err()).contains("building (first run only");
    assertThat(first.exitCode()).isEqualTo(7);
    assertThat(first.out())
        .contains(root + "/local/target/classes:/libraries/one.jar:/libraries/two.jar")
        .endsWith("io.firebreak.local.cli.Main", "score", "--in", "two words");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainAfterAChangeOrADeletion() throws Exception {
    Path source = Files.writeString(root.resolve("local/src/main/java/A.java"), "");
    launch(root.resolve("firebreak"), Map.of());

    Files.writeString(source, "class A {}");
    assertThat(launch(root.resolve("firebreak"), Map.of()).err()).contains("building what changed");
    Files.delete(source);
    assertThat(launch(root.resolve("firebreak"), Map.of()).err()).contains("building what changed");

    assertThat(launch(root.resolve("firebreak"), Map.of()).err()).isEmpty();
    assertThat(builds()).isEqualTo(3);
  }

  @Test
  void aFailedBuildShowsItsLogAndIsTriedAgain() throws Exception {
    Path broken = Files.writeString(root.resolve("broken"), "");
    Outcome failed = launch(root.resolve("firebreak"), Map.of());
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("the compiler says why").contains("firebreak-build.log");

    Files.delete(broken);
    assertThat(launch(root.resolve("firebreak"), Map.of()).exitCode()).isEqualTo(7);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Files.writeString(root.resolve("slow"), "");
    Process one = process(root.resolve("firebreak"), Map.of()).start();
    Outcome other = launch(root.resolve("firebreak"), Map.of());

    assertThat(one.waitFor()).isEqualTo(7);
    assertThat(other.exitCode()).isEqualTo(7);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aLockOfADeadBuildIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(root.resolve("local/target/firebreak-build.lock"));
    Files.writeString(lock.resolve("pid"), Long.toString(dead.pid()));

    assertThat(launch(root.resolve("firebreak"), Map.of()).exitCode()).isEqualTo(7);
  }

  @Test
  void worksThroughSymbolicLinksFromAnywhere() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("inner"), Path.of("../a place with spaces/firebreak"));
    Path link = Files.createSymbolicLink(directory.resolve("outer"), bin.resolve("inner"));

    assertThat(launch(link, Map.of()).exitCode()).isEqualTo(7);
    assertThat(root.resolve("builds")).exists();
  }

  @Test
  void anOldOrMissingJavaIsAnErrorThatSaysWhatToInstall() throws Exception {
    Outcome old =
        launch(root.resolve("firebreak"), Map.of("JAVA_HOME", jdk("1.8.0_402").toString()));
    assertThat(old.exitCode()).isEqualTo(1);
    assertThat(old.err()).contains("is Java 8").contains("Install a JDK 17 or later");

    Outcome missing = launch(root.resolve("firebreak"), Map.of("JAVA_HOME", "/nowhere"));
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("/nowhere").contains("Install a JDK 17 or later");
  }

  @Test
  void userOptionsComeAfterTheDefaultHeap() throws Exception {
    Outcome outcome =
        launch(root.resolve("firebreak"), Map.of("FIREBREAK_JAVA_OPTS", "-Xmx4g -Da=b"));
    assertThat(outcome.out()).containsSubsequence("-Xmx2g", "-Xmx4g", "-Da=b", "-cp");
  }

  @Test
  void signalsReachJavaItself() throws Exception {
    Process process = process(root.resolve("firebreak"), Map.of(), "serve").start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.lines().anyMatch("ready"::equals)).isTrue();
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.descendants()).isEmpty();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
    }
  }

  private Path jdk(String version) throws IOException {
    Path home = directory.resolve("jdk " + version);
    Files.createDirectories(home.resolve("bin"));
    executable(home.resolve("bin/java"), JAVA.formatted(version));
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    return home;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private int builds() throws IOException {
    return Files.readAllLines(root.resolve("builds")).size();
  }

  private ProcessBuilder process(Path launcher, Map<String, String> environment, String... args) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("FIREBREAK_JAVA_OPTS");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    return builder;
  }

  private Outcome launch(Path launcher, Map<String, String> environment, String... args)
      throws Exception {
    Path err = Files.createTempFile(directory, "err", ".txt");
    Process process = process(launcher, environment, args).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    List<String> out;
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      out = lines.lines().toList();
    }
    return new Outcome(process.waitFor(), out, Files.readString(err));
  }
}
