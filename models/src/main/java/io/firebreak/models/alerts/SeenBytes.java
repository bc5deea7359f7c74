package io.firebreak.models.alerts;

import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bytes of what the rules see. */
public final class SeenBytes {
  private static final Stance[] STANCES = Stance.values();

  private SeenBytes() {}

  /** Writes a text that may be null. */
  public static void text(DataOutput out, String text) throws IOException {
    if (text == null) {
      Varints.write(out, -1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Varints.write(out, bytes.length);
    out.write(bytes);
  }

  /** Reads a text that may be null. */
  public static String text(DataInput in) throws IOException {
    int length = Varints.readInt(in);
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void decimal(DataOutput out, Double value) throws IOException {
    out.writeDouble(value == null ? Double.NaN : value);
  }

  private static Double decimal(DataInput in) throws IOException {
    double value = in.readDouble();
    return Double.isNaN(value) ? null : (Double) value;
  }

  /** Writes a window. */
  public static void write(DataOutput out, WindowSeen window) throws IOException {
    text(out, window.platform());
    out.writeByte(window.minutes());
    Varints.write(out, window.endMinute());
    Varints.write(out, window.mentions());
    Varints.write(out, window.critics());
    Varints.write(out, window.supporters());
    Varints.write(out, window.neutrals());
    decimal(out, window.growthLow());
    decimal(out, window.growth());
    text(out, window.phase());
    decimal(out, window.reproductionLow());
    decimal(out, window.reproduction());
    Varints.write(out, window.reproductionMentions());
  }

  /** Reads a window. */
  public static WindowSeen readWindow(DataInput in) throws IOException {
    return new WindowSeen(
        text(in),
        in.readByte(),
        Varints.read(in),
        Varints.read(in),
        Varints.read(in),
        Varints.read(in),
        Varints.read(in),
        decimal(in),
        decimal(in),
        text(in),
        decimal(in),
        decimal(in),
        Varints.read(in));
  }

  /** Writes a mention. */
  public static void write(DataOutput out, MentionSeen mention) throws IOException {
    text(out, mention.key());
    out.writeLong(mention.publishedAtMillis());
    Varints.write(out, mention.followers());
    out.writeByte(mention.tier());
    out.writeByte(mention.stance().ordinal());
    text(out, mention.url());
  }

  /** Reads a mention. */
  public static MentionSeen readMention(DataInput in) throws IOException {
    return new MentionSeen(
        text(in), in.readLong(), Varints.read(in), in.readByte(), STANCES[in.readByte()], text(in));
  }

  /** Writes a look. */
  public static void write(DataOutput out, LookSeen look) throws IOException {
    text(out, look.responseId());
    text(out, look.look());
    out.writeLong(look.lookAtMillis());
    text(out, look.verdict());
    decimal(out, look.reduction());
    Varints.write(out, look.mentions());
  }

  /** Reads a look. */
  public static LookSeen readLook(DataInput in) throws IOException {
    return new LookSeen(text(in), text(in), in.readLong(), text(in), decimal(in), Varints.read(in));
  }

  /** Writes a share of coordination. */
  public static void write(DataOutput out, CoordinationSeen seen) throws IOException {
    out.writeLong(seen.endMinute());
    out.writeDouble(seen.share());
    Varints.write(out, seen.critics());
    text(out, seen.cluster());
    Varints.write(out, seen.accounts());
  }

  /** Reads a share of coordination. */
  public static CoordinationSeen readCoordination(DataInput in) throws IOException {
    return new CoordinationSeen(
        in.readLong(), in.readDouble(), Varints.read(in), text(in), Varints.read(in));
  }
}
