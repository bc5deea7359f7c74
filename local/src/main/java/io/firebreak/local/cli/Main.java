package io.firebreak.local.cli;

/** Where the process starts; {@code ./firebreak} calls it. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Before anything logs: all loggers of the libraries go to one file, none to the terminal.
    setDefault("java.util.logging.manager", "org.apache.logging.log4j.jul.LogManager");
    setDefault("log4j2.configurationFile", "log4j2-firebreak.xml");
    Terminal terminal = Terminal.ofProcess();
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::hush, "firebreak-hush"));
    System.exit(Firebreak.run(terminal, arguments));
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
