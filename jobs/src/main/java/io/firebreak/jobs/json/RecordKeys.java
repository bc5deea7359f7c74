package io.firebreak.jobs.json;

import java.nio.charset.StandardCharsets;

/** Keys of records whose key is the id in their value. */
final class RecordKeys {
  private RecordKeys() {}

  /** Makes the withdrawn record of a key without a value. */
  interface Tombstone<T> {
    T of(String id);
  }

  static <T> Parsed<T> tombstone(byte[] key, ParseLimits limits, Tombstone<T> tombstone) {
    String id = new String(key, StandardCharsets.UTF_8);
    if (Texts.isLonger(id, limits.idChars())) {
      return Parsed.bad(ReasonCode.TOO_LONG.because("the key is too long"));
    }
    if (id.isBlank()) {
      return Parsed.bad(ReasonCode.NO_ID.because("the key is blank"));
    }
    if (Texts.hasControls(id) || id.indexOf('|') >= 0) {
      return Parsed.bad(ReasonCode.BAD_ID.because("the key has | or control characters"));
    }
    return Parsed.ok(tombstone.of(id));
  }

  /** An id that may stand in a key of several parts, which {@code |} divides. */
  static String checked(String id) throws BadRecordException {
    if (id != null && id.indexOf('|') >= 0) {
      throw new BadRecordException(ReasonCode.BAD_ID, "id must not have | in it");
    }
    return id;
  }

  static void requireSame(byte[] key, String id) throws BadRecordException {
    if (key != null && !new String(key, StandardCharsets.UTF_8).equals(id)) {
      throw new BadRecordException(
          ReasonCode.KEY_MISMATCH, "the record's key is not its id " + Texts.excerpt(id));
    }
  }
}
