package io.moorline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was spent so far: unlike rates, it hardly depends on what else the machine does.
 *
 * @param client processor time of this process
 * @param server processor time of PostgreSQL, all of its processes
 * @param wal bytes that PostgreSQL wrote ahead
 */
public record Effort(Duration client, Duration server, long wal) {

  private static final Path PROCESSES = Path.of("/proc");
  private static final String[] NONE = {"-", "-"};
  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int ENDED_SYSTEM = 14;
  private static final int TICKS_PER_SECOND = 100;

  static Effort now(Stack stack) throws SQLException, IOException {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    String wal = stack.value("postgres", "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    return new Effort(
        Duration.ofNanos(system.getProcessCpuTime()),
        serverTime(stack.postmaster()),
        Long.parseLong(wal));
  }

  public Effort since(Effort before) {
    return new Effort(client.minus(before.client), server.minus(before.server), wal - before.wal);
  }

  /** Without what a process of the server spent on something else. */
  public Effort without(Duration other) {
    return new Effort(client, server.minus(other), wal);
  }

  /** Of a process that runs. */
  public static Duration of(long process) {
    return duration(sum(stat(PROCESSES.resolve(Long.toString(process))).orElseThrow(), USER + 1));
  }

  private static Duration serverTime(String postmaster) throws IOException {
    long ticks = 0;
    try (Stream<Path> processes = Files.list(PROCESSES)) {
      for (Path process : processes.filter(Effort::isProcess).toList()) {
        String[] stat = stat(process).orElse(NONE);
        if (process.endsWith(postmaster)) {
          ticks += sum(stat, ENDED_SYSTEM);
        } else if (stat[PARENT].equals(postmaster)) {
          ticks += sum(stat, USER + 1);
        }
      }
    }
    return duration(ticks);
  }

  private static Duration duration(long ticks) {
    return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
  }

  private static boolean isProcess(Path path) {
    return path.getFileName().toString().chars().allMatch(Character::isDigit);
  }

  /** What follows the name, which may hold blanks. */
  private static Optional<String[]> stat(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    } catch (IOException e) {
      // It has ended meanwhile.
      return Optional.empty();
    }
  }

  /** User and system time, of ended children too where the last field is theirs. */
  private static long sum(String[] stat, int last) {
    long ticks = 0;
    for (int i = USER; i <= last; i++) {
      ticks += Long.parseLong(stat[i]);
    }
    return ticks;
  }
}
