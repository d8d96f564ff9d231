package io.moorline.cli;

import io.moorline.runtime.Failures;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "moorline",
    description = "Moors every fact to its reference, continuously.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = false,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the work failed, or a part died",
      "2:wrong usage, or a wrong pipeline file",
      "3:a server cannot be reached",
      "4:refused: a conflict, a missing privilege, or a confirmation is needed",
      "130, 143:ended by SIGINT or SIGTERM, cleanly"
    },
    subcommands = {
      RunCommand.class,
      ReplayCommand.class,
      SnapshotCommand.class,
      SetupCommand.class,
      ValidateCommand.class,
      VersionCommand.class
    })
public final class Moorline {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log more, and print the stack trace of an error (also: MOORLINE_VERBOSE=1).")
  private boolean verbose;

  private Moorline() {}

  public static void main(String[] arguments) {
    // Threads that refused to end must not keep a finished process alive.
    System.exit(execute(commandLine(), arguments));
  }

  /** Runs a command; whatever goes wrong becomes one message and an exit code. */
  public static int execute(CommandLine commands, String... arguments) {
    try {
      return commands.execute(arguments);
    } catch (Throwable e) {
      // Errors, such as a missing class: the commands' own handler sees exceptions only.
      return Failures.report(e, commands.getErr(), isVerboseByEnvironment()).code();
    }
  }

  /** All commands of the image; a checkout adds its own. */
  public static CommandLine commandLine() {
    Moorline moorline = new Moorline();
    CommandLine commands = new CommandLine(moorline);
    return commands
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionStrategy(moorline::run)
        .setExecutionExceptionHandler(
            (failure, command, parsed) ->
                Failures.report(failure, command.getErr(), moorline.isVerbose()).code());
  }

  private int run(ParseResult parsed) {
    if (isVerbose()) {
      Logging.verbose();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private boolean isVerbose() {
    return verbose || isVerboseByEnvironment();
  }

  private static boolean isVerboseByEnvironment() {
    return System.getenv("MOORLINE_VERBOSE") != null;
  }
}
