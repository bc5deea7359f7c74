package io.firebreak.models.stance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the files of a trained encoder lie: {@value #MODEL}, {@value #TOKENIZER} and, with the
 * checksums of both, its temperature and its length, {@value #PROPERTIES}. Files whose bytes differ
 * from their checksum are not loaded.
 */
final class EncoderArtifact {

  static final String MODEL = "encoder-1.onnx";
  static final String TOKENIZER = "encoder-1-tokenizer.json";
  static final String PROPERTIES = "encoder-1.properties";
  static final String METRICS = "encoder-1-metrics.json";

  private static final String WHAT_TO_DO =
      " Install Firebreak again, or copy all files of one training (models/training, folder ship).";

  private final String place;
  private final StanceArtifact.Source source;
  private final Properties properties = new Properties();

  private EncoderArtifact(String place, StanceArtifact.Source source) {
    this.place = place;
    this.source = source;
    try {
      properties.load(new ByteArrayInputStream(bytes(PROPERTIES)));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + PROPERTIES + " in " + place, e);
    }
  }

  static EncoderArtifact ofClassPath() {
    return new EncoderArtifact("the class path", EncoderArtifact.class::getResourceAsStream);
  }

  static EncoderArtifact in(Path directory) {
    return new EncoderArtifact(
        directory.toString(), name -> Files.newInputStream(directory.resolve(name)));
  }

  /** The ONNX model's bytes, as they were when it was trained. */
  byte[] model() {
    return checked(MODEL, "sha256");
  }

  /** The tokenizer's bytes, as they were when the model was trained. */
  byte[] tokenizer() {
    return checked(TOKENIZER, "tokenizer.sha256");
  }

  /** The model's version: its name and the beginning of its checksum. */
  String version() {
    String checksum = property("sha256");
    return "encoder-1-" + checksum.substring(0, Math.min(8, checksum.length()));
  }

  double temperature() {
    return number("temperature");
  }

  int maxTokens() {
    return (int) number("max.tokens");
  }

  /** Weight of the linear model beside this encoder for targets that both were trained on. */
  double linearWeight() {
    return properties.containsKey("linear.weight") ? number("linear.weight") : 0;
  }

  private double number(String name) {
    String value = property(name);
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number < 1_000) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as a number out of range is.
    }
    throw new IllegalStateException(
        PROPERTIES + " in " + place + ": " + name + " is " + value + "." + WHAT_TO_DO);
  }

  private String property(String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          PROPERTIES + " in " + place + " does not state " + name + "." + WHAT_TO_DO);
    }
    return value;
  }

  private byte[] checked(String name, String checksum) {
    byte[] bytes = bytes(name);
    String actual = StanceArtifact.sha256(bytes);
    String expected = property(checksum);
    if (!actual.equals(expected)) {
      throw new IllegalStateException(
          "The stance encoder's file "
              + name
              + " in "
              + place
              + " is damaged or not the one described beside it: its SHA-256 is "
              + actual
              + ", "
              + PROPERTIES
              + " says "
              + expected
              + "."
              + WHAT_TO_DO);
    }
    return bytes;
  }

  private byte[] bytes(String name) {
    try (InputStream in = source.open(name)) {
      if (in == null) {
        throw new IOException("no such file");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The stance encoder's file "
              + name
              + " cannot be read from "
              + place
              + " ("
              + e.getMessage()
              + ")."
              + WHAT_TO_DO,
          e);
    }
  }
}
