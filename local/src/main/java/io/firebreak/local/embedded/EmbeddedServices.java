package io.firebreak.local.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka, PostgreSQL and Flink, started side by side and stopped in the reverse of the order in
 * which data flow through them. They stop when closed, when the process is asked to end (Ctrl-C,
 * SIGTERM), and, by the {@link ProcessReaper}, when it is killed.
 */
public final class EmbeddedServices implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServices.class);
  private static final long SHUTDOWN_SECONDS = 45;

  /**
   * What to start.
   *
   * @param kafkaPort Kafka's port, or {@link Ports#ANY}
   * @param databasePort PostgreSQL's port, or {@link Ports#ANY}
   * @param flinkPort the port of Flink's web interface, or {@link Ports#ANY}
   * @param flinkSlots task slots of Flink
   * @param databasePassword the password of PostgreSQL's superuser
   */
  public record Settings(
      int kafkaPort, int databasePort, int flinkPort, int flinkSlots, String databasePassword) {}

  private record Resource(String name, AutoCloseable closeable) {}

  private final Consumer<String> progress;
  private final Deque<Resource> resources = new ArrayDeque<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final Thread shutdownHook = new Thread(this::closeOnShutdown, "firebreak-shutdown");
  private Workspace workspace;
  private EmbeddedKafka kafka;
  private EmbeddedDatabase database;
  private EmbeddedFlink flink;
  private boolean closed;

  private EmbeddedServices(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Starts all three; when one fails, those that started are stopped again.
   *
   * @param settings ports and sizes
   * @param progress is told what happens, in a few words at a time, from any thread
   * @throws EmbeddedException if one does not start
   */
  public static EmbeddedServices open(Settings settings, Consumer<String> progress) {
    var services = new EmbeddedServices(progress);
    try {
      services.start(settings);
    } catch (RuntimeException e) {
      services.started.countDown();
      services.close();
      throw e;
    }
    services.started.countDown();
    return services;
  }

  private void start(Settings settings) {
    Runtime.getRuntime().addShutdownHook(shutdownHook);
    workspace = push("the working directory", Workspace.create());
    ExecutorService starters = Executors.newFixedThreadPool(3);
    var databaseStart =
        start(
            starters,
            "PostgreSQL",
            () ->
                EmbeddedDatabase.start(
                    workspace, settings.databasePort(), settings.databasePassword()));
    var kafkaStart =
        start(starters, "Kafka", () -> EmbeddedKafka.start(workspace, settings.kafkaPort()));
    var flinkStart =
        start(
            starters,
            "Flink",
            () ->
                EmbeddedFlink.start(
                    workspace, settings.flinkPort(), settings.flinkSlots(), new Configuration()));
    starters.shutdown();
    // Pushed in the order of the flow, so that each stops before what it writes to.
    List<RuntimeException> failures = new ArrayList<>();
    database = await("PostgreSQL", databaseStart, failures);
    kafka = await("Kafka", kafkaStart, failures);
    flink = await("Flink", flinkStart, failures);
    if (!failures.isEmpty()) {
      RuntimeException first = failures.remove(0);
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private <T extends AutoCloseable> CompletableFuture<T> start(
      ExecutorService starters, String name, Supplier<T> starter) {
    return CompletableFuture.supplyAsync(
        () -> {
          progress.accept("Starting " + name);
          T service = starter.get();
          progress.accept(name + " is up");
          return service;
        },
        starters);
  }

  private <T extends AutoCloseable> T await(
      String name, CompletableFuture<T> start, List<RuntimeException> failures) {
    try {
      return push(name, start.join());
    } catch (CompletionException e) {
      failures.add(
          e.getCause() instanceof RuntimeException cause
              ? cause
              : new EmbeddedException(name + " did not start: " + e.getCause(), e));
      return null;
    }
  }

  /** The broker. */
  public EmbeddedKafka kafka() {
    return kafka;
  }

  /** The database server. */
  public EmbeddedDatabase database() {
    return database;
  }

  /** The cluster. */
  public EmbeddedFlink flink() {
    return flink;
  }

  /** The directory that vanishes with the services. */
  public Workspace workspace() {
    return workspace;
  }

  /**
   * Has something else closed with the services, before all that was registered earlier.
   *
   * @param name for messages
   * @return the same thing
   */
  public <T extends AutoCloseable> T register(String name, T closeable) {
    synchronized (resources) {
      if (!closed) {
        return push(name, closeable);
      }
    }
    close(new Resource(name, closeable));
    throw new EmbeddedException("Shutting down: " + name + " is not needed any more");
  }

  private <T extends AutoCloseable> T push(String name, T closeable) {
    synchronized (resources) {
      resources.push(new Resource(name, closeable));
      return closeable;
    }
  }

  /** Stops everything. What fails to stop is logged and does not keep the rest from stopping. */
  @Override
  public synchronized void close() {
    synchronized (resources) {
      closed = true;
    }
    awaitStart();
    for (Resource resource = pop(); resource != null; resource = pop()) {
      close(resource);
    }
    forgetShutdownHook();
  }

  /** A server that is being started can only be stopped once it is up. */
  private void awaitStart() {
    try {
      if (!started.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A server is still starting");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Resource pop() {
    synchronized (resources) {
      return resources.poll();
    }
  }

  private static void close(Resource resource) {
    try {
      resource.closeable().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly", resource.name(), e);
    }
  }

  private void forgetShutdownHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }

  /** Closes within a time limit; past it the process ends and the reaper does the rest. */
  private void closeOnShutdown() {
    var closing = new Thread(this::close, "firebreak-closing");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(TimeUnit.SECONDS.toMillis(SHUTDOWN_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
