package io.firebreak.models.spread;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers in few bytes: seven bits a byte, sign in the lowest bit; and absent strings. */
public final class Varints {

  private Varints() {}

  /** Writes a long in 1 to 10 bytes; numbers near 0 take fewest. */
  public static void write(DataOutput out, long value) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /** Reads what {@link #write} wrote. */
  public static long read(DataInput in) throws IOException {
    long rest = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = in.readByte();
      rest |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return (rest >>> 1) ^ -(rest & 1);
      }
    }
    throw new IOException("A whole number of more than 10 bytes: the state is damaged");
  }

  /** Reads a count that must fit an int. */
  public static int readInt(DataInput in) throws IOException {
    return Math.toIntExact(read(in));
  }

  /** Writes a string that may be null. */
  public static void writeString(DataOutput out, String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  /** Reads a string that may be null. */
  public static String readString(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}
