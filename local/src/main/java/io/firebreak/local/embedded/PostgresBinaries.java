package io.firebreak.local.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, which the build put on the class path as an archive. */
final class PostgresBinaries {

  private static final int EXECUTABLE_BY_OWNER = 0100;

  private PostgresBinaries() {}

  /**
   * Unpacks them, unless they are there from an earlier run. Two processes may do so at once: each
   * unpacks beside and moves the whole into place, so that a half-unpacked server is never used.
   *
   * @param parent where to keep them, under a name that tells versions apart
   * @return the directory that has {@code bin}, {@code lib} and {@code share}
   */
  static Path unpack(Path parent) {
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      Path home = parent.resolve("postgres-" + digest(resource).substring(0, 16));
      if (!Files.isDirectory(home)) {
        Path beside = Files.createTempDirectory(parent, "unpacking-");
        try {
          extract(resource, beside);
          Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
          moveIntoPlace(beside, home);
        } finally {
          Workspace.delete(beside);
        }
      }
      return home;
    } catch (IOException e) {
      throw new EmbeddedException(
          "Cannot unpack PostgreSQL into %s: %s".formatted(parent, e.getMessage()), e);
    }
  }

  static String resource(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : osName;
    String arch =
        switch (osArch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> osArch;
        };
    return "/postgres-%s-%s.txz".formatted(os.toLowerCase(Locale.ROOT), arch);
  }

  private static InputStream open(String resource) {
    InputStream archive = PostgresBinaries.class.getResourceAsStream(resource);
    if (archive == null) {
      throw new EmbeddedException(
          "This build has no PostgreSQL for this machine (%s). Linux and macOS on x86_64 and arm64 are served; build on the machine itself."
              .formatted(resource.substring(1)));
    }
    return new BufferedInputStream(archive, 1 << 16);
  }

  private static String digest(String resource) throws IOException {
    try (InputStream archive = open(resource)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = archive.read(buffer); read > 0; read = archive.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void extract(String resource, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(open(resource)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
          throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.createLink(file, into.resolve(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          boolean executable =
              (entry.getMode() & EXECUTABLE_BY_OWNER) != 0 || file.getParent().endsWith("bin");
          Files.setPosixFilePermissions(
              file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static void moveIntoPlace(Path beside, Path home) throws IOException {
    try {
      Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      // Another process was faster.
    }
  }
}
