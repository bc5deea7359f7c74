package io.firebreak.local.cli;

import io.firebreak.local.embedded.Ports;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of commands that run servers: where these listen on 127.0.0.1. */
public final class PortOptions {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  private int kafkaPort = Ports.ANY;
  private int databasePort = Ports.ANY;
  private int flinkPort = Ports.ANY;
  private int pagePort = Ports.ANY;

  @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka; free by default.")
  void setKafkaPort(int port) {
    kafkaPort = valid("--kafka-port", port);
  }

  @Option(
      names = "--database-port",
      paramLabel = "PORT",
      description = "PostgreSQL; free by default.")
  void setDatabasePort(int port) {
    databasePort = valid("--database-port", port);
  }

  @Option(
      names = "--flink-port",
      paramLabel = "PORT",
      description = "Flink's web interface; free by default.")
  void setFlinkPort(int port) {
    flinkPort = valid("--flink-port", port);
  }

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      description = "The page with the pictures; free by default.")
  void setPagePort(int port) {
    pagePort = valid("--page-port", port);
  }

  private int valid(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          command.commandLine(),
          "Invalid value for %s: %d is not a port; use 1 to 65535, or 0 for a free one"
              .formatted(option, port));
    }
    return port;
  }

  /** Kafka's, or {@link Ports#ANY}. */
  public int kafka() {
    return kafkaPort;
  }

  /** PostgreSQL's, or {@link Ports#ANY}. */
  public int database() {
    return databasePort;
  }

  /** That of Flink's web interface, or {@link Ports#ANY}. */
  public int flink() {
    return flinkPort;
  }

  /** The page's, or {@link Ports#ANY}. */
  public int page() {
    return pagePort;
  }
}
