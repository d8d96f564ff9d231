package io.moorline.sink.table;

import java.time.LocalDate;

/** Dates and times as PostgreSQL writes them into JSON. */
final class TimeText {

  static final long MICROS_PER_SECOND = 1_000_000;

  private TimeText() {}

  static String date(LocalDate date) {
    int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
    StringBuilder out = new StringBuilder(16);
    for (int limit = 1000; limit > 1 && year < limit; limit /= 10) {
      out.append('0');
    }
    out.append(year).append('-');
    two(date.getMonthValue(), out);
    out.append('-');
    two(date.getDayOfMonth(), out);
    return out.toString();
  }

  static String era(LocalDate date) {
    return date.getYear() > 0 ? "" : " BC";
  }

  static String time(long microsOfDay) {
    StringBuilder out = new StringBuilder(16);
    long seconds = microsOfDay / MICROS_PER_SECOND;
    two((int) (seconds / 3600), out);
    out.append(':');
    two((int) (seconds / 60 % 60), out);
    out.append(':');
    two((int) (seconds % 60), out);
    fraction(microsOfDay % MICROS_PER_SECOND, out);
    return out.toString();
  }

  /** What a column of fewer than six fractional digits stores, as PostgreSQL rounds. */
  static long round(long micros, int digits) {
    long unit = 1;
    for (int i = digits; i < 6; i++) {
      unit *= 10;
    }
    long half = unit / 2;
    return micros >= 0 ? (micros + half) / unit * unit : -((half - micros) / unit * unit);
  }

  private static void two(int value, StringBuilder out) {
    out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private static void fraction(long micros, StringBuilder out) {
    if (micros == 0) {
      return;
    }
    out.append('.');
    long rest = micros;
    for (long unit = MICROS_PER_SECOND / 10; rest > 0; unit /= 10) {
      out.append((char) ('0' + rest / unit));
      rest %= unit;
    }
  }
}
