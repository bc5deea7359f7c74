package io.firebreak.models.stance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Where the files of a trained model lie: {@value #WEIGHTS} and beside it {@value #PROPERTIES} with
 * its SHA-256. A model whose bytes differ from that checksum is not loaded.
 */
final class StanceArtifact {

  static final String WEIGHTS = "linear-1.bin.gz";
  static final String PROPERTIES = "linear-1.properties";
  static final String METRICS = "linear-1-metrics.json";

  /** Opens one of the files by its name. */
  interface Source {
    InputStream open(String name) throws IOException;
  }

  private final String place;
  private final Source source;

  StanceArtifact(String place, Source source) {
    this.place = place;
    this.source = source;
  }

  static StanceArtifact ofClassPath() {
    return new StanceArtifact("the class path", StanceArtifact.class::getResourceAsStream);
  }

  static StanceArtifact in(Path directory) {
    return new StanceArtifact(
        directory.toString(), name -> Files.newInputStream(directory.resolve(name)));
  }

  byte[] bytes(String name) {
    try (InputStream in = source.open(name)) {
      if (in == null) {
        throw new IOException("no such file");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The stance model's file "
              + name
              + " cannot be read from "
              + place
              + " ("
              + e.getMessage()
              + "). Install Firebreak again, or train the model with train-stance.",
          e);
    }
  }

  LinearStanceClassifier load() {
    byte[] weights = bytes(WEIGHTS);
    String actual = sha256(weights);
    String expected = expectedChecksum();
    if (!actual.equals(expected)) {
      throw new IllegalStateException(
          "The stance model "
              + WEIGHTS
              + " in "
              + place
              + " is damaged or not the one described beside it: its SHA-256 is "
              + actual
              + ", "
              + PROPERTIES
              + " says "
              + expected
              + ". Install Firebreak again, or train the model with train-stance.");
    }
    try {
      return new LinearStanceClassifier(
          LinearWeights.read(new ByteArrayInputStream(weights)), version(actual), true);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The stance model in " + place + " cannot be read: train it again with train-stance.", e);
    }
  }

  private String expectedChecksum() {
    Properties properties = new Properties();
    try {
      properties.load(new ByteArrayInputStream(bytes(PROPERTIES)));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + PROPERTIES + " in " + place, e);
    }
    return properties.getProperty("sha256", "nothing");
  }

  /** Writes weights and checksum; returns the model's version. */
  static String write(Path directory, LinearWeights weights) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    weights.write(out);
    byte[] bytes = out.toByteArray();
    String checksum = sha256(bytes);
    Files.createDirectories(directory);
    Files.write(directory.resolve(WEIGHTS), bytes);
    Files.write(
        directory.resolve(PROPERTIES),
        ("# Checksum of " + WEIGHTS + ", written when it was trained.\nsha256=" + checksum + "\n")
            .getBytes(StandardCharsets.UTF_8));
    return version(checksum);
  }

  private static String version(String checksum) {
    return "linear-1-" + checksum.substring(0, 8);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
