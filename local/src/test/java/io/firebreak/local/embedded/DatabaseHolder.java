package io.firebreak.local.embedded;

import java.util.concurrent.CountDownLatch;

/** A process to be killed: starts a database, tells where, and waits. */
public final class DatabaseHolder {

  private DatabaseHolder() {}

  /** Prints the port and the workspace on a line. */
  public static void main(String[] args) throws InterruptedException {
    var workspace = Workspace.create();
    var database = EmbeddedDatabase.start(workspace, Ports.ANY, "secret");
    System.out.println(database.port() + " " + workspace.root());
    new CountDownLatch(1).await();
  }
}
