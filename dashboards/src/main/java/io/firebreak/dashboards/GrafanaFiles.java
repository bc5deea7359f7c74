package io.firebreak.dashboards;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards and the provisioning that are shipped, wherever they lie: in a jar or beside. */
public final class GrafanaFiles {

  /** The folder of the dashboards, one JSON file each. */
  public static final String DASHBOARDS = "dashboards";

  /** The folder of Grafana's provisioning. */
  public static final String PROVISIONING = "provisioning";

  /** A file that is always there, by which the others are found. */
  private static final String LANDMARK = "grafana/dashboards/00-war-room.json";

  private GrafanaFiles() {}

  /**
   * Copies all of them, in their folders {@link #DASHBOARDS} and {@link #PROVISIONING}.
   *
   * @param target a directory, which is made where it is missing
   * @throws IOException if they cannot be read, or not written there
   */
  public static void copyTo(Path target) throws IOException {
    URL landmark = GrafanaFiles.class.getResource(LANDMARK);
    if (landmark == null) {
      throw new IOException("the dashboards are missing from this build");
    }
    try {
      if (landmark.openConnection() instanceof JarURLConnection inJar) {
        Path jar = Path.of(inJar.getJarFileURL().toURI());
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
          copy(root(files.getPath("/" + inJar.getEntryName())), target);
        }
      } else {
        copy(root(Path.of(landmark.toURI())), target);
      }
    } catch (URISyntaxException e) {
      throw new IOException("the dashboards lie at no place that can be read: " + landmark, e);
    }
  }

  private static Path root(Path landmark) {
    return landmark.getParent().getParent();
  }

  private static void copy(Path source, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(source)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = target.resolve(source.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      try (InputStream bytes = Files.newInputStream(file)) {
        Files.copy(bytes, copy);
      }
    }
  }
}
