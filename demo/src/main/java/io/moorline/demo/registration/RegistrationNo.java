package io.moorline.demo.registration;

import java.util.Locale;

/** Registration numbers of medical devices, as they should be spelled. */
final class RegistrationNo {

  private static final int NUMBERS_PER_CLASS = 1_000_000;

  /** How a registration comes into the database; each has a year of its own. */
  enum Origin {
    /** There before everything else. */
    STORED(2015),
    /** Likewise, oddly spelled. */
    ODDLY_STORED(2016),
    /** Likewise, twice in different spellings. */
    COLLIDING(2017),
    /** Through products alone. */
    SHARED(2019),
    /** By another writer, while the product is loaded. */
    RACED(2020),
    /** By hand, after everything else. */
    LATE(2021),
    /** Likewise, and another variant of the product has another number. */
    DISPUTED(2022),
    /** Never. */
    NEVER(2024);

    private final int year;

    Origin(int year) {
      this.year = year;
    }
  }

  /** Who gave the number, and when. */
  enum Style {
    DOMESTIC("国械注准%s%s"),
    IMPORTED("国械注进%s%s"),
    /** As they were until 2014, and are still typed. */
    FORMER("国食药监械(准)字%s第%s号"),
    AMERICAN("K%s%s");

    private final String form;

    Style(String form) {
      this.form = form;
    }
  }

  private RegistrationNo() {}

  static String of(Origin origin, Style style, long number) {
    long riskClass = 2 + number / NUMBERS_PER_CLASS % 2;
    String serial = String.format(Locale.ROOT, "%d%06d", riskClass, number % NUMBERS_PER_CLASS);
    return String.format(Locale.ROOT, style.form, origin.year, serial);
  }
}
