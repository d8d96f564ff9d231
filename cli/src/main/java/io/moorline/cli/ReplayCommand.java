package io.moorline.cli;

import io.moorline.operations.replay.From;
import io.moorline.operations.replay.Replay;
import io.moorline.operations.replay.ReplayPlan;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.PipelineFile;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    description = {
      "Let the stopped sink read its changes topics again: repairs what is missing in the target.",
      "Prints a plan; --execute moves the offsets of the sink's group. Over an intact database a"
          + " replay writes nothing. It never moves ahead: what is not written yet is not skipped."
    },
    footer = {
      "",
      "Examples:",
      "  moorline replay -f pipeline.yml",
      "  moorline replay -f pipeline.yml --from 2h --dataset scale_detail --execute",
      "  moorline replay -f pipeline.yml --verify --execute --follow"
    })
final class ReplayCommand implements Callable<Integer> {

  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PipelineOption file = new PipelineOption();
  @Mixin private DatasetOption datasets = new DatasetOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--from",
      defaultValue = "start",
      paramLabel = "PLACE",
      description =
          "start, end, an offset, a time with its zone (2026-11-20T10:00:00Z), or how long ago"
              + " (90s, 30m, 2h, 7d). Default: start.")
  private String from = "start";

  @Option(
      names = "--verify",
      description =
          "Compare every column of mirrors instead of trusting _data_version: repairs what was"
              + " overwritten by hand.")
  private boolean verify;

  @Option(names = "--execute", description = "Move the offsets instead of printing the plan.")
  private boolean execute;

  @Option(
      names = "--follow",
      description = "After --execute, report progress until the sink has read everything again.")
  private boolean follow;

  @Override
  public Integer call() {
    From place = From.parse(from, Instant.now());
    Pipeline pipeline = PipelineFile.load(file.file());
    try (Replay replay = new Replay(pipeline)) {
      ReplayPlan plan = replay.plan(place, datasets.ids());
      if (execute) {
        replay.execute(plan, verify);
      }
      ReplayReport report =
          new ReplayReport(plan, execute, verify, plan.undo(pipeline.kafka().servers()));
      spec.commandLine().getOut().print(output.format().of(report::text, report::json));
      spec.commandLine().getOut().flush();
      if (execute && follow) {
        follow(replay, plan);
      }
      return 0;
    }
  }

  private void follow(Replay replay, ReplayPlan plan) {
    long left = replay.left(plan);
    while (left > 0) {
      spec.commandLine()
          .getErr()
          .println("read again: " + (plan.again() - left) + " of " + plan.again() + " records");
      pause();
      left = replay.left(plan);
    }
    spec.commandLine().getErr().println("read again: all " + plan.again() + " records");
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_REPORTS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while following the replay", e);
    }
  }
}
