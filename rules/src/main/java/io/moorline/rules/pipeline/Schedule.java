package io.moorline.rules.pipeline;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When something is done again: the five fields of cron, in a time zone. A sixth in front of them
 * names seconds.
 *
 * @throws IllegalArgumentException when the fields name no times
 */
public record Schedule(String cron, ZoneId zone) {

  private static final int FIELDS = 5;
  private static final CronParser MINUTES = parser(CronType.UNIX);
  private static final CronParser SECONDS = parser(CronType.SPRING);

  public Schedule {
    parse(cron);
  }

  /** The first time after the given one; empty: there is none, as of the 30th of February. */
  public Optional<Instant> next(Instant after) {
    LocalDateTime here = after.atZone(zone).toLocalDateTime();
    return ExecutionTime.forCron(parse(cron))
        // By the hands of the clock: they may jump over a time, but no load is to be left out.
        .nextExecution(here.atZone(ZoneOffset.UTC))
        .map(next -> next.toLocalDateTime().atZone(zone))
        .map(next -> next.toInstant().isAfter(after) ? next : next.withLaterOffsetAtOverlap())
        .map(ZonedDateTime::toInstant);
  }

  private static Cron parse(String cron) {
    return (cron.strip().split("\\s+").length > FIELDS ? SECONDS : MINUTES).parse(cron);
  }

  private static CronParser parser(CronType type) {
    return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type));
  }
}
