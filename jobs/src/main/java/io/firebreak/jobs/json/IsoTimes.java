package io.firebreak.jobs.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * ISO 8601 times to epoch milliseconds and back, by hand: {@link Instant#parse} alone costs as much
 * as the rest of a record.
 */
public final class IsoTimes {
  /** What {@link #parse} gives for a text that is no time; no time has this value. */
  public static final long INVALID = Long.MIN_VALUE;

  /** No time is written longer: years far off have a sign and nine digits. */
  static final int MOST_CHARS = 40;

  /** The last instant that is written with four digits of the year. */
  private static final long LAST_MILLIS = 253_402_300_799_999L;

  /** 0000-01-01T00:00:00Z. */
  private static final long FIRST_MILLIS = -62_167_219_200_000L;

  private static final long DAY_MILLIS = 86_400_000L;

  private IsoTimes() {}

  /**
   * Reads {@code YYYY-MM-DDThh:mm[:ss[.fraction]]zone}; {@code zone} is {@code Z}, {@code +hh:mm},
   * {@code +hhmm} or {@code +hh}; the fraction has one to nine digits, those after the third are
   * dropped; {@code T} and {@code Z} may be lower-case, {@code T} may be a space; second 60 is read
   * as 59.
   *
   * @return epoch milliseconds, or {@link #INVALID}
   */
  public static long parse(char[] text, int offset, int length) {
    // The shortest is 2026-01-02T03:04Z.
    if (length < 17
        || text[offset + 4] != '-'
        || text[offset + 7] != '-'
        || text[offset + 13] != ':') {
      return INVALID;
    }
    char separator = text[offset + 10];
    if (separator != 'T' && separator != 't' && separator != ' ') {
      return INVALID;
    }
    int high = two(text, offset);
    int low = two(text, offset + 2);
    int month = two(text, offset + 5);
    int day = two(text, offset + 8);
    int hour = two(text, offset + 11);
    int minute = two(text, offset + 14);
    if ((high | low | month | day | hour | minute) < 0 || hour > 23 || minute > 59) {
      return INVALID;
    }
    int year = high * 100 + low;
    if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
      return INVALID;
    }
    int end = offset + length;
    int at = offset + 16;
    int second = 0;
    int milli = 0;
    if (text[at] == ':') {
      second = at + 3 <= end ? two(text, at + 1) : -1;
      if (second < 0 || second > 60) {
        return INVALID;
      }
      second = Math.min(second, 59);
      at += 3;
      if (at < end && (text[at] == '.' || text[at] == ',')) {
        int first = ++at;
        for (; at < end && isDigit(text[at]); at++) {
          if (at - first < 3) {
            milli = milli * 10 + text[at] - '0';
          }
        }
        int digits = at - first;
        if (digits == 0 || digits > 9) {
          return INVALID;
        }
        milli *= digits == 1 ? 100 : digits == 2 ? 10 : 1;
      }
    }
    int zoneMinutes = zone(text, at, end);
    if (zoneMinutes == Integer.MIN_VALUE) {
      return INVALID;
    }
    long seconds = epochDay(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second;
    return (seconds - zoneMinutes * 60L) * 1_000L + milli;
  }

  /** {@link #parse(char[], int, int)} of a whole text. */
  public static long parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  private static int zone(char[] text, int at, int end) {
    int left = end - at;
    if (left == 1) {
      return text[at] == 'Z' || text[at] == 'z' ? 0 : Integer.MIN_VALUE;
    }
    boolean colon = left == 6 && text[at + 3] == ':';
    if (!colon && left != 5 && left != 3) {
      return Integer.MIN_VALUE;
    }
    int sign = text[at] == '+' ? 1 : text[at] == '-' ? -1 : 0;
    int hours = two(text, at + 1);
    int minutes = left == 3 ? 0 : two(text, at + (colon ? 4 : 3));
    if (sign == 0 || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    return sign * (hours * 60 + minutes);
  }

  /** Two digits as a number, or -1. */
  private static int two(char[] text, int at) {
    char tens = text[at];
    char ones = text[at + 1];
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int daysOf(int year, int month) {
    return switch (month) {
      case 2 -> (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Days since 1970-01-01 (Gregorian), counting years from March so that leap days come last. */
  private static long epochDay(int year, int month, int day) {
    int marchYear = month > 2 ? year : year - 1;
    int marchMonth = month > 2 ? month - 3 : month + 9;
    long dayOfYear = (153L * marchMonth + 2) / 5 + day - 1;
    long days =
        365L * marchYear
            + Math.floorDiv(marchYear, 4)
            - Math.floorDiv(marchYear, 100)
            + Math.floorDiv(marchYear, 400);
    return days + dayOfYear - 719_468;
  }

  /** Writes a time as {@code 2026-01-02T03:04:05.678Z}, always with milliseconds and in UTC. */
  public static String format(long epochMillis) {
    byte[] text = new byte[MOST_CHARS];
    return new String(text, 0, write(epochMillis, text, 0), StandardCharsets.US_ASCII);
  }

  /** Writes what {@link #format} gives; gives the place after it. */
  static int write(long epochMillis, byte[] text, int at) {
    if (epochMillis < FIRST_MILLIS || epochMillis > LAST_MILLIS) {
      byte[] far = Instant.ofEpochMilli(epochMillis).toString().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(far, 0, text, at, far.length);
      return at + far.length;
    }
    long days = Math.floorDiv(epochMillis, DAY_MILLIS);
    int millis = (int) Math.floorMod(epochMillis, DAY_MILLIS);
    // The inverse of epochDay, in eras of 400 years.
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    put(text, at, year, 4);
    text[at + 4] = '-';
    put(text, at + 5, month, 2);
    text[at + 7] = '-';
    put(text, at + 8, day, 2);
    text[at + 10] = 'T';
    put(text, at + 11, millis / 3_600_000, 2);
    text[at + 13] = ':';
    put(text, at + 14, millis / 60_000 % 60, 2);
    text[at + 16] = ':';
    put(text, at + 17, millis / 1_000 % 60, 2);
    text[at + 19] = '.';
    put(text, at + 20, millis % 1_000, 3);
    text[at + 23] = 'Z';
    return at + 24;
  }

  private static void put(byte[] text, int at, int value, int digits) {
    int rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
