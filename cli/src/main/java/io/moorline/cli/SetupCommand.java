package io.moorline.cli;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.Authority.InTable;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.PipelineFile;
import io.moorline.sink.SinkSetup;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "setup",
    description = {
      "Print the DDL that a pipeline still needs in its databases: provenance, position and"
          + " version columns, the moorline schema, publications.",
      "Nothing else ever alters a table. Printed statements can be run by hand as well."
    },
    footer = {
      "",
      "Examples:",
      "  moorline setup -f pipeline.yml > setup.sql",
      "  moorline setup -f pipeline.yml --execute"
    })
final class SetupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PipelineOption file = new PipelineOption();

  @Option(names = "--execute", description = "Run the statements instead of printing them.")
  private boolean execute;

  @Override
  public Integer call() {
    Pipeline pipeline = PipelineFile.load(file.file());
    List<Setup> plan = Setup.plan(pipeline);
    if (execute) {
      plan.forEach(Setup::execute);
    } else {
      plan.forEach(setup -> print(setup, spec.commandLine().getOut()));
    }
    plan.forEach(this::tell);
    pipeline.authorities().forEach(this::tellPrivilege);
    // What no statement of ours may decide.
    SinkSetup.problems(pipeline).forEach(spec.commandLine().getErr()::println);
    return 0;
  }

  private static void print(Setup setup, PrintWriter out) {
    out.println("-- database " + setup.database().name() + ": " + setup.database().url());
    setup.statements().forEach(statement -> out.println(statement + ";"));
  }

  /** Nothing is made where an authority stands: it is only read. */
  private void tellPrivilege(Authority authority) {
    if (authority.origin() instanceof InTable in) {
      TableName table = in.table();
      spec.commandLine()
          .getErr()
          .println("database " + table.database() + ": its user needs SELECT on " + table);
    }
  }

  private void tell(Setup setup) {
    String done = execute ? " statements run" : " statements to run";
    spec.commandLine()
        .getErr()
        .println("database " + setup.database().name() + ": " + setup.statements().size() + done);
  }
}
