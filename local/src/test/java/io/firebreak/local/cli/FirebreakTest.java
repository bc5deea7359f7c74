package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.local.embedded.EmbeddedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

class FirebreakTest {

  private final FakeTerminal fake = new FakeTerminal(false, 100);

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(run("--help")).isEqualTo(Firebreak.DONE);
    assertThat(fake.out()).contains("Usage: firebreak").contains("--quiet").contains("Exit codes");
    assertThat(run("--version")).isEqualTo(Firebreak.DONE);
    assertThat(fake.out()).containsPattern("firebreak \\d+\\.\\d+").contains("Java 1");
    assertThat(fake.err()).isEmpty();
  }

  @Test
  void everySubcommandHasHelpWithADescriptionOfEachOption() {
    var commandLine = Firebreak.commandLine(fake.terminal());
    commandLine
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(run(name, "--help")).as(name).isEqualTo(Firebreak.DONE);
              assertThat(command.getCommandSpec().options())
                  .as("options of " + name)
                  .allSatisfy(
                      option ->
                          assertThat(option.description()).as(option.longestName()).isNotEmpty());
            });
    assertThat(fake.err()).isEmpty();
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(run()).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(fake.err()).isEqualTo("firebreak: Name a command. See 'firebreak --help'.\n");
  }

  @Test
  void anUnknownOptionIsOneLineWithASuggestion() {
    assertThat(run("probe", "--failur=io")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(fake.err())
        .isEqualTo(
            "firebreak probe: Unknown option: '--failur=io'. Did you mean '--failure'?"
                + " See 'firebreak probe --help'.\n");
  }

  @Test
  void anUnknownCommandIsOneLineWithASuggestion() {
    assertThat(run("prob")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(fake.err())
        .isEqualTo(
            "firebreak: There is no command 'prob'. Did you mean 'probe'?"
                + " See 'firebreak --help'.\n");
  }

  @Test
  void aValueOfTheWrongTypeNamesTheOption() {
    assertThat(run("probe", "--kafka-port", "many")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(run("probe", "--page-port", "70000")).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(fake.err().lines())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).contains("--kafka-port").contains("many"),
            line -> assertThat(line).contains("--page-port").contains("70000 is not a port"));
  }

  @Test
  void aFailureIsOneLineWithoutAStackTrace() {
    assertThat(run("probe", "-q", "--failure", "service")).isEqualTo(Firebreak.FAILED);
    assertThat(run("probe", "-q", "--failure", "missing")).isEqualTo(Firebreak.FAILED);
    assertThat(run("probe", "-q", "--failure", "bug")).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err().lines())
        .containsExactly(
            "firebreak probe: Port 5432 is taken.",
            "firebreak probe: There is no file or directory mentions.jsonl.",
            "firebreak probe: Unexpected IllegalStateException: odd. Use --verbose to see where.");
  }

  @Test
  void tooLittleMemorySaysHowToGiveMore() {
    assertThat(run("probe", "-q", "--failure", "memory")).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err()).contains("FIREBREAK_JAVA_OPTS=-Xmx4g").hasLineCount(1);
  }

  @Test
  void verboseAddsTheStackTraceWhereverItStands() {
    assertThat(run("--verbose", "probe", "--failure", "bug")).isEqualTo(Firebreak.FAILED);
    assertThat(run("probe", "--failure", "bug", "--verbose")).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err().lines().filter(line -> line.contains("Probe.work"))).hasSize(2);
  }

  @Test
  void quietLeavesResultsAlone() {
    assertThat(run("probe", "--quiet")).isEqualTo(Firebreak.DONE);
    assertThat(fake.err()).isEmpty();
    assertThat(fake.out()).isEqualTo("Kafka's port: 0\n");
    assertThat(run("probe")).isEqualTo(Firebreak.DONE);
    assertThat(fake.err()).isEqualTo("working\n");
  }

  @Test
  void aFailureWithALogSaysWhereItIsAndKeepsIt(@TempDir Path directory) {
    Path log = directory.resolve("new/servers.log");
    assertThat(run("probe", "--failure", "service", "--logged", "--log", log.toString()))
        .isEqualTo(Firebreak.FAILED);
    assertThat(fake.err()).contains("Port 5432 is taken. Log: " + log);

    assertThat(run("probe", "--failure", "service", "--logged")).isEqualTo(Firebreak.FAILED);
    String line = fake.err().strip();
    Path temporary = Path.of(line.substring(line.lastIndexOf("Log: ") + 5));
    assertThat(temporary).exists();
    assertThat(temporary.toFile().delete()).isTrue();
  }

  @Test
  void aTerminalNeverObeysTextFromTheWeb() {
    fake.terminal().say("\u001b[2Jgone\u0007 \u009b31m ok\r\nnext");
    assertThat(fake.err()).isEqualTo(" [2Jgone   31m ok  next\n");
    fake.terminal().result("safe\u202Etxt.exe\u2066\u200b\u2028next");
    assertThat(fake.out()).isEqualTo("safetxt.exe next\n");
  }

  private int run(String... arguments) {
    return Firebreak.commandLine(fake.terminal())
        .addSubcommand("probe", new Probe())
        .execute(arguments);
  }

  @Command(name = "probe", description = "Fails as it is told.")
  static final class Probe implements Callable<Integer> {

    @ParentCommand private Firebreak firebreak;
    @Mixin private PortOptions ports;
    @Mixin private LogOptions log;

    @Option(names = "--failure", description = "How to fail.")
    private String failure;

    @Option(names = "--logged", description = "Fail with a log.")
    private boolean logged;

    @Override
    public Integer call() throws Exception {
      firebreak.terminal().say("working");

      if (logged) {
        log.logging(this::work);
      } else {
        work();
      }
      firebreak.terminal().result("Kafka's port: " + ports.kafka());
      return Firebreak.DONE;
    }

    private boolean work() throws IOException {
      if ("service".equals(failure)) {
        throw new EmbeddedException("Port 5432 is taken.");
      }
      if ("missing".equals(failure)) {
        throw new NoSuchFileException("mentions.jsonl");
      }
      if ("memory".equals(failure)) {
        throw new OutOfMemoryError("Java heap space");
      }
      if ("bug".equals(failure)) {
        throw new IllegalStateException("odd");
      }
      return Files.exists(Path.of("/"));
    }
  }
}
