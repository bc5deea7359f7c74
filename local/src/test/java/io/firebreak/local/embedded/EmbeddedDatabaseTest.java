package io.firebreak.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

  @Test
  void servesTheOwnerOfThePasswordAlone() throws Exception {
    try (var workspace = Workspace.create();
        var database = EmbeddedDatabase.start(workspace, Ports.ANY, "secret")) {
      assertThat(ask(database, "SELECT upper('größe ελληνικά')")).isEqualTo("GRÖßE ΕΛΛΗΝΙΚΆ");

      assertThatThrownBy(
              () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
          .isInstanceOf(SQLException.class);
      assertThat(workspace.root().resolve("postgres/password")).doesNotExist();
    }
  }

  @Test
  void closingStopsTheServerAndDeletesItsFiles() throws Exception {
    var workspace = Workspace.create();
    var database = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    database.close();
    workspace.close();

    assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
    assertThat(workspace.root()).doesNotExist();
  }

  @Test
  void twoRunSideBySide() throws Exception {
    try (var oneWorkspace = Workspace.create();
        var otherWorkspace = Workspace.create();
        var one = EmbeddedDatabase.start(oneWorkspace, Ports.ANY, "secret");
        var other = EmbeddedDatabase.start(otherWorkspace, Ports.ANY, "secret")) {
      try (var connection = one.connect();
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE mark AS SELECT 1 AS here");
      }
      assertThat(ask(one, "SELECT to_regclass('mark') IS NOT NULL")).isEqualTo("t");
      assertThat(ask(other, "SELECT to_regclass('mark') IS NOT NULL")).isEqualTo("f");
    }
  }

  @Test
  void aTakenPortIsAnErrorThatNamesIt() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var workspace = Workspace.create()) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(workspace, taken.getLocalPort(), "secret"))
          .hasMessageContaining("PostgreSQL")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void runsAsNobodyWhereRootHasNoNamespaces() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become another user");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv here");
    try (var workspace = Workspace.create();
        var database =
            EmbeddedDatabase.start(workspace, Ports.ANY, "secret", ServerAccount.AS_NOBODY)) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void namesTheArchiveOfEveryMachineServed() {
    assertThat(PostgresBinaries.resource("Linux", "amd64")).isEqualTo("/postgres-linux-x86_64.txz");
    assertThat(PostgresBinaries.resource("Linux", "aarch64"))
        .isEqualTo("/postgres-linux-arm_64.txz");
    assertThat(PostgresBinaries.resource("Mac OS X", "x86_64"))
        .isEqualTo("/postgres-darwin-x86_64.txz");
    assertThat(PostgresBinaries.resource("Mac OS X", "aarch64"))
        .isEqualTo("/postgres-darwin-arm_64.txz");
  }

  private static String ask(EmbeddedDatabase database, String query) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
