package io.firebreak.local.embedded;

import java.util.concurrent.CountDownLatch;

/** A process to be asked to end: starts everything, tells where, and waits. */
public final class ServicesHolder {

  private ServicesHolder() {}

  /** Prints the database's port and the workspace on a line. */
  public static void main(String[] args) throws InterruptedException {
    var settings = new EmbeddedServices.Settings(Ports.ANY, Ports.ANY, Ports.ANY, 2, "secret");
    var services = EmbeddedServices.open(settings, step -> {});
    System.out.println(services.database().port() + " " + services.workspace().root());
    new CountDownLatch(1).await();
  }
}
