package io.moorline.bench.report;

import static io.moorline.bench.report.Goal.atLeast;
import static io.moorline.bench.report.Goal.atMost;

import java.util.List;

/** The ratios that are looked at: what Moorline wants, and what peers must reach to count. */
public final class Goals {

  private static final String PEER = "sink.bigint.%s.debezium-tuned";
  private static final String MOORLINE = "sink.bigint.%s.moorline";

  public static final List<Goal> MOORLINES =
      List.of(
          atLeast(1.7, "first load / tuned peer", first(MOORLINE), first(PEER)),
          atLeast(3, "first load, two writers / tuned peer", two("first"), first(PEER)),
          atLeast(7, "identical load / tuned peer", again(MOORLINE), again(PEER)),
          atLeast(1.1, "all changed / tuned peer", changed(MOORLINE), changed(PEER)),
          atLeast(2, "all changed, two writers / tuned peer", two("changed"), changed(PEER)),
          atLeast(
              0.6,
              "first load without change_log / COPY",
              "sink.bigint.first.moorline-unlogged",
              "sink.bigint.first.copy"),
          atLeast(
              0.85,
              "first load, from Kafka / from memory",
              "sink.bigint.first.moorline-kafka",
              first(MOORLINE)),
          atLeast(
              0.85,
              "identical load, from Kafka / from memory",
              "sink.bigint.identical.moorline-kafka",
              again(MOORLINE)),
          atLeast(
              0.85,
              "all changed, from Kafka / from memory",
              "sink.bigint.changed.moorline-kafka",
              changed(MOORLINE)),
          atMost(
              2,
              "change_log look-up of a key, 10 M / 0.1 M entries",
              "look-up.large",
              "look-up.small"),
          atLeast(
              0.9, "capture of a snapshot / bare engine", snapshot("moorline"), snapshot("engine")),
          atLeast(
              0.9, "capture of a backlog / bare engine", backlog("moorline"), backlog("engine")),
          atLeast(1.5, "1 reference known / plain joins", known(1, "moorline"), known(1, "joins")),
          atLeast(3, "2 references known / plain joins", known(2, "moorline"), known(2, "joins")),
          atLeast(
              0.6,
              "10 % missing, 1 k keys / all known",
              "topology.missing10.moorline",
              known(1, "moorline")),
          atLeast(1.5, "end to end / peer chain", "flow.rate.moorline", "flow.rate.peer"),
          atMost(
              1.2,
              "p99 under load, known reference / peer chain",
              "flow.load.known.p99",
              "flow.load.peer.p99"),
          atMost(
              5,
              "p99 under load, new reference / known",
              "flow.load.new.p99",
              "flow.load.known.p99"),
          atMost(1.2, "cost per row, 10 M / 0.1 M rows", "growth.large.cost", "growth.small.cost"));

  /** STACK's ratios to COPY less a fifth: a peer below that was not given its due. */
  public static final List<Goal> PEERS =
      List.of(
          atLeast(0.8 * 74 / 362, "tuned peer, first load / COPY", first(PEER), copy()),
          atLeast(0.8 * 70 / 362, "tuned peer, identical load / COPY", again(PEER), copy()),
          atLeast(0.8 * 76 / 362, "tuned peer, all changed / COPY", changed(PEER), copy()),
          atLeast(
              0.8 * 35 / 362,
              "peer with defaults, first load / COPY",
              "sink.bigint.first.debezium-default",
              copy()),
          atLeast(
              0.8 * 187 / 362,
              "unnest upsert, first load / COPY",
              "sink.bigint.first.unnest",
              copy()));

  private Goals() {}

  private static String snapshot(String who) {
    return "capture.snapshot." + who;
  }

  private static String backlog(String who) {
    return "capture.stream." + who;
  }

  private static String known(int references, String who) {
    return "topology.known" + references + "." + who;
  }

  private static String copy() {
    return "sink.bigint.first.copy";
  }

  private static String first(String who) {
    return who.formatted("first");
  }

  private static String again(String who) {
    return who.formatted("identical");
  }

  private static String changed(String who) {
    return who.formatted("changed");
  }

  private static String two(String load) {
    return "sink.bigint." + load + ".moorline-two-writers";
  }
}
