package io.moorline.cli;

import io.moorline.runtime.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a wrong option or command in one message, with the nearest one that exists. */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + wrong.getMessage());
    err.println("  to fix: " + suggestion(wrong) + "see " + name(command) + " --help");
    return ExitCode.USAGE.code();
  }

  private static String suggestion(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> suggestions = unmatched.getSuggestions();
    return suggestions.isEmpty()
        ? ""
        : "did you mean " + String.join(" or ", suggestions) + "? Otherwise ";
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }
}
