package io.firebreak.models.stance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The weights of the linear model: one signed byte per (feature, stance), times one scale. The
 * first half of the table serves every target; the second half holds the extra weights of the
 * well-known targets of the training data. Sums are whole numbers, so a score never depends on the
 * order of addition.
 *
 * <p>Kept as gzip: magic, scale, the temperatures, the well-known targets, then per feature the gap
 * to the one before and three bytes. Plain numbers alone: reading it can run no code.
 */
final class LinearWeights {

  /** Critic, supporter, neutral: the order of every array over stances. */
  static final int STANCES = 3;

  /** A text with n features is scaled by {@value #LENGTH_SCALE} n^-{@value #LENGTH_POWER}. */
  static final double LENGTH_POWER = 0.3;

  static final double LENGTH_SCALE = 8;

  private static final int MAGIC = 0x46425331;
  private static final int TABLE = 2 << StanceFeatures.BITS;
  private static final int MAX_TARGETS = 10_000;

  private final byte[] table;
  private final float scale;
  private final double knownTemperature;
  private final double unseenTemperature;
  private final Map<String, Integer> targets;

  /**
   * @param table {@value #STANCES} bytes per feature
   * @param scale the value of one unit of a byte
   * @param knownTemperature divides the scores of well-known targets before they become
   *     probabilities
   * @param unseenTemperature the same for all other targets
   * @param targetNames squeezed names of the well-known targets
   */
  LinearWeights(
      byte[] table,
      float scale,
      double knownTemperature,
      double unseenTemperature,
      List<String> targetNames) {
    this.table = table;
    this.scale = scale;
    this.knownTemperature = knownTemperature;
    this.unseenTemperature = unseenTemperature;
    this.targets = new TreeMap<>();
    targetNames.forEach(name -> targets.put(name, name.hashCode()));
  }

  static byte[] emptyTable() {
    return new byte[TABLE * STANCES];
  }

  LinearWeights withTemperatures(double known, double unseen) {
    return new LinearWeights(table, scale, known, unseen, List.copyOf(targets.keySet()));
  }

  /** Whether the target has weights of its own; the name is squeezed. */
  boolean knows(String squeezedName) {
    return targets.containsKey(squeezedName);
  }

  /** The features that have a weight. */
  int features() {
    int count = 0;
    for (int i = 0; i < table.length; i += STANCES) {
      count += isZero(i) ? 0 : 1;
    }
    return count;
  }

  /** Scores before the temperature, in the order critic, supporter, neutral. */
  double[] scores(int[] features, String squeezedName) {
    Integer own = targets.get(squeezedName);
    int critic = 0;
    int supporter = 0;
    int neutral = 0;
    for (int feature : features) {
      int at = feature * STANCES;
      critic += table[at];
      supporter += table[at + 1];
      neutral += table[at + 2];
      if (own != null) {
        at = StanceFeatures.copyFor(own, feature) * STANCES;
        critic += table[at];
        supporter += table[at + 1];
        neutral += table[at + 2];
      }
    }
    double unit = scale * lengthFactor(features.length);
    return new double[] {critic * unit, supporter * unit, neutral * unit};
  }

  /** Probabilities of critic, supporter, neutral; they sum to 1. */
  double[] probabilities(int[] features, String squeezedName) {
    return softmax(
        scores(features, squeezedName), knows(squeezedName) ? knownTemperature : unseenTemperature);
  }

  static double lengthFactor(int features) {
    return LENGTH_SCALE * StrictMath.pow(Math.max(1, features), -LENGTH_POWER);
  }

  static double[] softmax(double[] scores, double temperature) {
    double max = Math.max(scores[0], Math.max(scores[1], scores[2]));
    double[] probabilities = new double[STANCES];
    double sum = 0;
    for (int i = 0; i < STANCES; i++) {
      probabilities[i] = StrictMath.exp((scores[i] - max) / temperature);
      sum += probabilities[i];
    }
    for (int i = 0; i < STANCES; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  private boolean isZero(int at) {
    return (table[at] | table[at + 1] | table[at + 2]) == 0;
  }

  /** Writes the weights: the same weights give the same bytes. */
  void write(OutputStream out) throws IOException {
    try (var data = new DataOutputStream(new GZIPOutputStream(out, 1 << 16))) {
      data.writeInt(MAGIC);
      data.writeFloat(scale);
      data.writeDouble(knownTemperature);
      data.writeDouble(unseenTemperature);
      data.writeInt(targets.size());
      for (String target : targets.keySet()) {
        data.writeUTF(target);
      }
      data.writeInt(features());
      int previous = 0;
      for (int i = 0; i < table.length; i += STANCES) {
        if (!isZero(i)) {
          int gap = i / STANCES - previous;
          for (; gap >= 255; gap -= 255) {
            data.writeByte(255);
          }
          data.writeByte(gap);
          data.write(table, i, STANCES);
          previous = i / STANCES;
        }
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when the bytes are not such weights
   */
  static LinearWeights read(InputStream in) throws IOException {
    try (var data = new DataInputStream(new GZIPInputStream(in, 1 << 16))) {
      if (data.readInt() != MAGIC) {
        throw new IOException("not a Firebreak stance model of format 1");
      }
      float scale = data.readFloat();
      double knownTemperature = data.readDouble();
      double unseenTemperature = data.readDouble();
      int targetCount = data.readInt();
      if (targetCount < 0 || targetCount > MAX_TARGETS) {
        throw new IOException("stance model names " + targetCount + " targets");
      }
      String[] targets = new String[targetCount];
      for (int i = 0; i < targetCount; i++) {
        targets[i] = data.readUTF();
      }
      byte[] table = emptyTable();
      int count = data.readInt();
      int feature = 0;
      for (int i = 0; i < count; i++) {
        int gap;
        do {
          gap = data.readUnsignedByte();
          feature += gap;
          if (feature >= TABLE) {
            throw new IOException("stance model has a feature beyond its table");
          }
        } while (gap == 255);
        data.readFully(table, feature * STANCES, STANCES);
      }
      return new LinearWeights(table, scale, knownTemperature, unseenTemperature, List.of(targets));
    }
  }
}
