package io.firebreak.local.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A Flink cluster in this process, on 127.0.0.1: a job manager and one task manager, with the web
 * interface to look at, where jobs can neither be uploaded nor cancelled.
 */
public final class EmbeddedFlink implements AutoCloseable {

  private static final long CLOSE_SECONDS = 20;
  private static final long SUBMIT_SECONDS = 120;
  private static final String LOOPBACK = "127.0.0.1";

  private final MiniCluster cluster;
  private final URI webAddress;
  private boolean closed;

  private EmbeddedFlink(MiniCluster cluster, URI webAddress) {
    this.cluster = cluster;
    this.webAddress = webAddress;
  }

  /**
   * Starts a cluster.
   *
   * @param workspace where checkpoints and temporary files lie; one cluster in each
   * @param port where the web interface listens, or {@link Ports#ANY}
   * @param slots task slots: the highest parallelism of all jobs at a time, added up
   * @param extra settings that win over this class's
   * @throws EmbeddedException if it does not start
   */
  public static EmbeddedFlink start(Workspace workspace, int port, int slots, Configuration extra) {
    Ports.requireFree(port, "Flink's web interface");
    Configuration settings = settings(workspace.directory("flink"), port);
    settings.addAll(extra);
    var cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    try {
      cluster.start();
      return new EmbeddedFlink(cluster, cluster.getRestAddress().get());
    } catch (Exception e) {
      cluster.closeAsync();
      throw new EmbeddedException("Flink did not start: " + e.getMessage(), e);
    }
  }

  private static Configuration settings(Path directory, int port) {
    return new Configuration()
        .set(RestOptions.ADDRESS, LOOPBACK)
        .set(RestOptions.BIND_ADDRESS, LOOPBACK)
        .set(RestOptions.BIND_PORT, Integer.toString(port))
        .set(JobManagerOptions.ADDRESS, LOOPBACK)
        .set(JobManagerOptions.BIND_HOST, LOOPBACK)
        .set(TaskManagerOptions.HOST, LOOPBACK)
        .set(TaskManagerOptions.BIND_HOST, LOOPBACK)
        // Whoever can upload a job runs code as this user.
        .set(WebOptions.SUBMIT_ENABLE, false)
        .set(WebOptions.CANCEL_ENABLE, false)
        .set(WebOptions.RESCALE_ENABLE, false)
        .set(CoreOptions.TMP_DIRS, directory.toString())
        .set(WebOptions.TMP_DIR, directory.toString())
        .set(WebOptions.UPLOAD_DIR, directory.resolve("uploads").toString())
        .set(BlobServerOptions.STORAGE_DIRECTORY, directory.resolve("blobs").toString())
        .set(
            CheckpointingOptions.CHECKPOINTS_DIRECTORY,
            directory.resolve("checkpoints").toUri().toString())
        // State lies on the heap, so Flink's own memory can be small.
        .set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64))
        .set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64))
        .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
  }

  /** The web interface's address. */
  public URI webAddress() {
    return webAddress;
  }

  /**
   * Runs all that was built in an environment as one job.
   *
   * @throws EmbeddedException if the cluster does not take it
   */
  public JobClient submit(StreamExecutionEnvironment environment, String jobName) {
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(jobName);
    return submit(graph.getJobGraph());
  }

  /**
   * Runs a job.
   *
   * @throws EmbeddedException if the cluster does not take it
   */
  public JobClient submit(JobGraph job) {
    try {
      var id = cluster.submitJob(job).get(SUBMIT_SECONDS, TimeUnit.SECONDS).getJobID();
      return new MiniClusterJobClient(
          id, cluster, getClass().getClassLoader(), JobFinalizationBehavior.NOTHING);
    } catch (ExecutionException | TimeoutException e) {
      throw new EmbeddedException(
          "Flink does not take the job %s: %s".formatted(job.getName(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("Interrupted while submitting " + job.getName(), e);
    }
  }

  /** Stops all jobs, without savepoints, and the cluster. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      cluster.closeAsync().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new EmbeddedException("Flink does not stop: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("Interrupted while stopping Flink", e);
    }
  }
}
