package io.firebreak.local.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as people read them, always UTC; month names are fixed, not those of a locale's data. */
final class Times {
  static final long MINUTE = 60_000L;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private Times() {}

  /** {@code 14:05}. */
  static String clock(long millis) {
    OffsetDateTime time = utc(millis);
    return twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute());
  }

  /** {@code 2026}. */
  static int year(long millis) {
    return utc(millis).getYear();
  }

  /** {@code 12 Mar}. */
  static String day(long millis) {
    OffsetDateTime time = utc(millis);
    return time.getDayOfMonth() + " " + MONTHS[time.getMonthValue() - 1];
  }

  /** {@code 12 Mar 2026}. */
  static String date(long millis) {
    return day(millis) + " " + utc(millis).getYear();
  }

  /** {@code Mar 2026}. */
  static String month(long millis) {
    return MONTHS[utc(millis).getMonthValue() - 1] + " " + utc(millis).getYear();
  }

  /** {@code 12 Mar 14:05}. */
  static String minute(long millis) {
    return day(millis) + " " + clock(millis);
  }

  /** {@code 12 Mar 2026, 14:05 UTC}. */
  static String full(long millis) {
    return date(millis) + ", " + clock(millis) + " UTC";
  }

  /** A width of time in words: {@code 15 minutes}, {@code hour}, {@code 6 hours}, {@code day}. */
  static String width(long millis) {
    if (millis < HOUR) {
      return millis / MINUTE + " minutes";
    }
    if (millis < DAY) {
      return millis == HOUR ? "hour" : millis / HOUR + " hours";
    }
    return millis == DAY ? "day" : millis / DAY + " days";
  }

  private static OffsetDateTime utc(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }

  private static String twoDigits(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }
}
