package io.firebreak.jobs;

import java.util.List;

/**
 * A 64-bit hash that is the same in every JVM, unlike {@code hashCode()} of an enum or of a record
 * that holds one: for telling whether something that was stored has changed. FNV-1a with a shift.
 */
public final class StableHash {
  private static final long PRIME = 0x100000001b3L;
  private static final long OFFSET = 0xcbf29ce484222325L;

  private long hash = OFFSET;

  public StableHash add(long number) {
    hash = (hash ^ number) * PRIME;
    hash ^= hash >>> 29;
    return this;
  }

  /** Adds a number that may be absent. */
  public StableHash add(Number number) {
    if (number == null) {
      return add(Long.MIN_VALUE);
    }
    return number instanceof Double
        ? add(Double.doubleToLongBits((double) number))
        : add(number.longValue());
  }

  /** Adds a text that may be absent. */
  public StableHash add(String text) {
    if (text == null) {
      return add(-1L);
    }
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return this;
  }

  public StableHash add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
    return this;
  }

  public long value() {
    return hash ^ (hash >>> 32);
  }
}
