package io.firebreak.local.grafana;

import io.firebreak.dashboards.GrafanaFiles;
import io.firebreak.local.embedded.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directory that a Grafana starts from: the shipped dashboards and provisioning, its settings,
 * its data.
 *
 * @param root the directory itself
 */
record GrafanaFolder(Path root) {

  /** Where the provisioning expects the dashboards: true in a container. */
  private static final String SHIPPED_PATH = "/etc/firebreak/dashboards";

  /** Nobody signs in, everybody looks; and it asks nothing of the world outside. */
  private static final String SETTINGS =
      """
      app_mode = production

      [paths]
      data = %1$s/data
      logs = %1$s/log
      plugins = %1$s/plugins
      provisioning = %1$s/provisioning

      [server]
      protocol = http
      http_addr = 127.0.0.1
      http_port = %2$d
      domain = 127.0.0.1

      [security]
      disable_initial_admin_creation = true
      disable_gravatar = true
      secret_key = %3$s

      [auth]
      disable_login_form = true

      [auth.basic]
      enabled = false

      [auth.anonymous]
      enabled = true
      org_role = Viewer

      [users]
      allow_sign_up = false

      [dashboards]
      default_home_dashboard_path = %1$s/dashboards/Firebreak/00-war-room.json

      [analytics]
      enabled = false
      reporting_enabled = false
      check_for_updates = false
      check_for_plugin_updates = false
      feedback_links_enabled = false

      [news]
      news_feed_enabled = false

      [snapshots]
      external_enabled = false

      [plugins]
      plugin_admin_enabled = false
      preinstall_disabled = true
      public_key_retrieval_disabled = true

      [unified_alerting]
      enabled = false

      [log]
      mode = file
      level = warn
      """;

  /** Writes dashboards and provisioning into the workspace. */
  static GrafanaFolder create(Workspace workspace) throws IOException {
    GrafanaFolder folder = new GrafanaFolder(workspace.directory("grafana"));
    Path shipped = folder.root.resolve("shipped");
    GrafanaFiles.copyTo(shipped);
    Files.createDirectories(folder.root.resolve("dashboards"));
    Files.move(shipped.resolve(GrafanaFiles.DASHBOARDS), folder.dashboards().resolve("Firebreak"));
    Files.move(shipped.resolve(GrafanaFiles.PROVISIONING), folder.provisioning());
    Files.delete(shipped);
    folder.openToReaders();
    return folder;
  }

  /** Its folders are those of the folders in Grafana. */
  Path dashboards() {
    return root.resolve("dashboards");
  }

  Path provisioning() {
    return root.resolve("provisioning");
  }

  /**
   * Writes the settings of a Grafana of this machine, and points the provisioning at this folder.
   *
   * @param secret what it encrypts its own small database with
   * @return the file with the settings
   */
  Path settle(int port, String secret) throws IOException {
    Path provider = provisioning().resolve("dashboards/firebreak.yaml");
    Files.writeString(
        provider,
        Files.readString(provider).replace("path: " + SHIPPED_PATH, "path: " + dashboards()));
    Path settings = root.resolve("grafana.ini");
    write(settings, SETTINGS.formatted(root, port, secret));
    return settings;
  }

  /** Writes the environment of a Grafana in a container, which no command line then shows. */
  Path environmentFile(ReaderAccess access, int port) throws IOException {
    String database =
        access.environment().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
            .collect(Collectors.joining());
    Path file = root.resolve("container.env");
    write(
        file,
        database
            + """
            GF_SERVER_HTTP_ADDR=127.0.0.1
            GF_SERVER_HTTP_PORT=%d
            GF_AUTH_ANONYMOUS_ENABLED=true
            GF_AUTH_ANONYMOUS_ORG_ROLE=Viewer
            GF_AUTH_DISABLE_LOGIN_FORM=true
            GF_AUTH_BASIC_ENABLED=false
            GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION=true
            GF_SECURITY_DISABLE_GRAVATAR=true
            GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH=%s/Firebreak/00-war-room.json
            GF_ANALYTICS_ENABLED=false
            GF_ANALYTICS_REPORTING_ENABLED=false
            GF_ANALYTICS_CHECK_FOR_UPDATES=false
            GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES=false
            GF_NEWS_NEWS_FEED_ENABLED=false
            GF_SNAPSHOTS_EXTERNAL_ENABLED=false
            GF_PLUGINS_PLUGIN_ADMIN_ENABLED=false
            GF_PLUGINS_PREINSTALL_DISABLED=true
            GF_PLUGINS_PUBLIC_KEY_RETRIEVAL_DISABLED=true
            GF_UNIFIED_ALERTING_ENABLED=false
            """
                .formatted(port, SHIPPED_PATH));
    return file;
  }

  /** What holds a secret is for this user alone. */
  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  /** A container reads the mounted folders as a user of its own, whatever this user's umask. */
  private void openToReaders() throws IOException {
    for (Path mounted : new Path[] {dashboards(), provisioning()}) {
      try (Stream<Path> files = Files.walk(mounted)) {
        for (Path file : files.toList()) {
          Files.setPosixFilePermissions(
              file,
              PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }
}
