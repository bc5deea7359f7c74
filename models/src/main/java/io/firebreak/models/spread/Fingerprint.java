package io.firebreak.models.spread;

/**
 * 64-bit fingerprints of strings, by the mixing steps of MurmurHash3 over UTF-16 units. Not against
 * an adversary: who can choose two colliding ids can make two mentions (or authors) count as one.
 */
public final class Fingerprint {

  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private Fingerprint() {}

  /** The fingerprint of a text; two seeds give two independent fingerprints. */
  public static long of(String text, long seed) {
    long hash = seed ^ (text.length() * C1);
    int length = text.length();
    int at = 0;
    for (; at + 4 <= length; at += 4) {
      long word =
          text.charAt(at)
              | (long) text.charAt(at + 1) << 16
              | (long) text.charAt(at + 2) << 32
              | (long) text.charAt(at + 3) << 48;
      hash = step(hash, word);
    }
    long rest = 0;
    for (int shift = 0; at < length; at++, shift += 16) {
      rest |= (long) text.charAt(at) << shift;
    }
    return mix(step(hash, rest));
  }

  /** Adds one number to a running fingerprint. */
  public static long step(long hash, long word) {
    long mixed = Long.rotateLeft(word * C1, 31) * C2;
    return Long.rotateLeft(hash ^ mixed, 27) * 5 + 0x52dce729L;
  }

  /** Spreads every bit of a running fingerprint over all of its bits. */
  public static long mix(long hash) {
    long mixed = hash;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
