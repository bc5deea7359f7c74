package io.firebreak.local.demo;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the database every half second, on a thread of its own. */
final class Watcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
  private static final long INTERVAL_MILLIS = 500;

  /** One look. */
  @FunctionalInterface
  interface Look {
    void take() throws SQLException;
  }

  private final Thread thread;

  Watcher(Look look) {
    thread = new Thread(() -> run(look), "firebreak-demo-watcher");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private static void run(Look look) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look.take();
        Thread.sleep(INTERVAL_MILLIS);
      } catch (SQLException e) {
        LOG.warn("The database did not answer", e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join(5_000);
  }
}
