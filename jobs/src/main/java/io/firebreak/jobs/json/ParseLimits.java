package io.firebreak.jobs.json;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a record from outside may contain at most. Lengths of texts are in characters (Unicode code
 * points). Whatever exceeds a limit becomes a dead letter; nothing is cut.
 *
 * @param recordBytes bytes of one record
 * @param nesting objects and lists inside one another, the record itself being the first
 * @param stringUnits UTF-16 units of any string that is read; must be at least twice every other
 *     length, so that those decide
 * @param textChars the text of a mention or response
 * @param titleChars a headline
 * @param idChars an id, a reference, a name of a source, group or channel
 * @param handleChars an author's handle
 * @param urlChars an address
 * @param links links of one mention
 * @param phrases entries of one list of an issue or response
 * @param phraseChars one such entry
 * @param futureToleranceMillis how far a time may lie ahead of the clock that it is held against
 * @param earliestMillis the earliest time that is believed, epoch milliseconds
 */
public record ParseLimits(
    int recordBytes,
    int nesting,
    int stringUnits,
    int textChars,
    int titleChars,
    int idChars,
    int handleChars,
    int urlChars,
    int links,
    int phrases,
    int phraseChars,
    long futureToleranceMillis,
    long earliestMillis)
    implements Serializable {

  /** The limits of the published contracts. */
  public static final ParseLimits DEFAULT =
      new ParseLimits(
          1 << 20,
          20,
          100_000,
          50_000,
          2_000,
          512,
          256,
          4_096,
          100,
          1_000,
          500,
          3_600_000L,
          Instant.parse("2000-01-01T00:00:00Z").toEpochMilli());

  /** The longest key of a mention: platform, colon and id. */
  int keyChars() {
    return 64 + 1 + idChars;
  }

  /** These limits with another tolerance for times ahead of the clock. */
  public ParseLimits withFutureToleranceMillis(long millis) {
    return new ParseLimits(
        recordBytes,
        nesting,
        stringUnits,
        textChars,
        titleChars,
        idChars,
        handleChars,
        urlChars,
        links,
        phrases,
        phraseChars,
        millis,
        earliestMillis);
  }
}
