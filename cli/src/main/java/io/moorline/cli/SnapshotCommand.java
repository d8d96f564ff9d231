package io.moorline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moorline.operations.snapshot.Outcome;
import io.moorline.operations.snapshot.Snapshots;
import io.moorline.operations.snapshot.Wanted;
import io.moorline.runtime.PipelineFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "snapshot",
    description = {
      "Capture tables again while the pipeline runs: sends every row of them once more, as it is.",
      "The running source goes on reading the log meanwhile. One that does not run takes the"
          + " request up when it starts. The source needs one free replication slot for as long as"
          + " that."
    },
    footer = {
      "",
      "Examples:",
      "  moorline snapshot -f pipeline.yml",
      "  moorline snapshot -f pipeline.yml --dataset plan --follow"
    })
final class SnapshotCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PipelineOption file = new PipelineOption();
  @Mixin private DatasetOption datasets = new DatasetOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--follow", description = "Report progress until all rows are in Kafka.")
  private boolean follow;

  @Override
  public Integer call() {
    try (Snapshots snapshots = new Snapshots(PipelineFile.load(file.file()))) {
      List<Wanted> wanted = snapshots.ask(datasets.ids());
      List<Outcome> outcomes = follow ? follow(snapshots, wanted) : snapshots.look(wanted);
      PrintWriter out = spec.commandLine().getOut();
      out.print(output.format().of(() -> text(outcomes), () -> json(outcomes)));
      out.flush();
      return 0;
    }
  }

  private List<Outcome> follow(Snapshots snapshots, List<Wanted> wanted) {
    List<Outcome> outcomes = snapshots.look(wanted);
    List<Outcome> told = List.of();
    while (!outcomes.stream().allMatch(Outcome::done)) {
      if (!outcomes.equals(told)) {
        tell(outcomes);
        told = outcomes;
      }
      outcomes = snapshots.look(wanted);
    }
    return outcomes;
  }

  private void tell(List<Outcome> outcomes) {
    long done = outcomes.stream().filter(Outcome::done).count();
    long rows = outcomes.stream().mapToLong(Outcome::rows).sum();
    spec.commandLine()
        .getErr()
        .println(
            "captured again: " + done + " of " + outcomes.size() + " tables, " + rows + " rows");
  }

  private static String text(List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder();
    for (Outcome outcome : outcomes) {
      text.append(outcome.dataset()).append("  ").append(outcome.table()).append("  ");
      text.append(outcome.done() ? outcome.rows() + " rows captured again" : "asked for");
      text.append('\n');
    }
    return text.toString();
  }

  private static String json(List<Outcome> outcomes) {
    try {
      return new ObjectMapper().writeValueAsString(Map.of("datasets", outcomes)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("outcomes are always JSON", e);
    }
  }
}
