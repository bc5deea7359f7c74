package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardsCommandTest {

  @TempDir private Path folder;
  private final FakeTerminal terminal = new FakeTerminal(false, 100);
  private Path exported;
  private Path shipped;

  @BeforeEach
  void layOut() throws IOException {
    shipped = folder.resolve("00-war-room.json");
    Files.copy(Path.of("../dashboards/grafana/dashboards/00-war-room.json"), shipped);
    exported = folder.resolve("exported.json");
    Files.writeString(
        exported, Files.readString(shipped).replace("\"id\": null", "\"version\": 9, \"id\": 42"));
  }

  @Test
  void anExportIsRewrittenOnceAndWhatIsNormalIsNotTouched() throws IOException {
    Files.setLastModifiedTime(shipped, FileTime.fromMillis(1000));
    assertThat(run("--check", shipped, exported)).isEqualTo(Firebreak.FAILED);
    assertThat(terminal.out()).isEqualTo("Not normal: " + exported + "\n");
    assertThat(run(shipped, exported)).isEqualTo(Firebreak.DONE);
    assertThat(exported).hasSameTextualContentAs(shipped);
    assertThat(Files.getLastModifiedTime(shipped).toMillis()).isEqualTo(1000);
    assertThat(run("--check", shipped, exported)).isEqualTo(Firebreak.DONE);
  }

  @Test
  void whatIsNoDashboardIsNamedAndLeftAsItIs() throws IOException {
    Path other = Files.writeString(folder.resolve("package.json"), "{\"name\": \"x\"}");
    assertThat(run(other)).isEqualTo(Firebreak.FAILED);
    assertThat(terminal.err()).contains(other + " is no dashboard: ");
    assertThat(other).hasContent("{\"name\": \"x\"}");
    assertThat(run(folder.resolve("missing.json"))).isEqualTo(Firebreak.FAILED);
  }

  private int run(Object... arguments) {
    String[] words = new String[arguments.length + 2];
    words[0] = "dashboards";
    words[1] = "normalise";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 2] = arguments[i].toString();
    }
    return Firebreak.run(terminal.terminal(), words);
  }
}
