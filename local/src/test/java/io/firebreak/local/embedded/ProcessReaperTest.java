package io.firebreak.local.embedded;

import static io.firebreak.local.embedded.ChildProcess.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessReaperTest {

  @Test
  void aKilledProcessLeavesNoServerAndNoFiles() throws Exception {
    try (var child = ChildProcess.start(DatabaseHolder.class)) {
      assertThat(child.databaseListens()).isTrue();

      child.process().destroyForcibly().waitFor();

      assertThat(eventually(() -> !child.databaseListens())).as("server gone").isTrue();
      assertThat(eventually(() -> Files.notExists(child.workspace()))).as("files gone").isTrue();
    }
  }

  @Test
  void aTerminatedProcessStopsAllServersBeforeItEnds() throws Exception {
    try (var child = ChildProcess.start(ServicesHolder.class)) {
      assertThat(child.databaseListens()).isTrue();

      child.process().destroy();

      assertThat(child.process().waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
      assertThat(child.process().exitValue()).isEqualTo(128 + 15);
      assertThat(child.databaseListens()).isFalse();
      assertThat(child.workspace()).doesNotExist();
    }
  }

  @Test
  void anotherServersPidInTheWorkspaceIsLeftAlone() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "300").start();
    try {
      Workspace workspace = Workspace.create();
      var data = workspace.directory("postgres/data");
      Files.writeString(data.resolve("postmaster.pid"), bystander.pid() + "\n" + data + "\n");

      workspace.release();

      assertThat(eventually(() -> Files.notExists(workspace.root()))).isTrue();
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly();
    }
  }

  @Test
  void aClosedWorkspaceEndsItsReaper() throws Exception {
    Workspace workspace = Workspace.create();
    ProcessHandle reaper = workspace.reaper();
    assertThat(reaper.isAlive()).isTrue();

    workspace.close();

    assertThat(eventually(() -> !reaper.isAlive())).isTrue();
  }
}
