package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads {@code schedule} and its {@code time zone}. */
final class ScheduleReader {

  private static final String SCHEDULE = "schedule";
  private static final String ZONE = "time zone";

  private final Problems problems;

  ScheduleReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Schedule> read(Section section) {
    Optional<String> cron = section.optionalText(SCHEDULE).filter(text -> !text.isEmpty());
    ZoneId zone = zone(section);
    if (cron.isEmpty() && section.names().contains(ZONE)) {
      problems.add(section.path(ZONE), "there is no schedule that it would be of", "Leave it out.");
    }
    return cron.flatMap(text -> schedule(section, text, zone));
  }

  private ZoneId zone(Section section) {
    String zone = section.optionalText(ZONE).filter(text -> !text.isEmpty()).orElse("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      problems.add(
          section.path(ZONE),
          "there is no time zone \"" + zone + "\"",
          "Write one as Asia/Shanghai or UTC.");
      return ZoneOffset.UTC;
    }
  }

  private Optional<Schedule> schedule(Section section, String cron, ZoneId zone) {
    try {
      return Optional.of(new Schedule(cron, zone));
    } catch (IllegalArgumentException e) {
      problems.add(
          section.path(SCHEDULE),
          "\"" + cron + "\" names no times",
          "Write minute, hour, day of the month, month, day of the week: \"0 1 * * *\" is every"
              + " day at one.");
      return Optional.empty();
    }
  }
}
