package io.moorline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moorline.operations.replay.Move;
import io.moorline.operations.replay.ReplayPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A replay for a person, or for a program.
 *
 * @param undo the command that takes it back
 */
record ReplayReport(ReplayPlan plan, boolean executed, boolean verify, String undo) {

  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("group", plan.group());
    report.put("executed", executed);
    report.put("verify", verify);
    report.put("records", plan.again());
    report.put("partitions", plan.moves().stream().map(ReplayReport::fields).toList());
    report.put("start_removed", removed());
    report.put("undo", executed && !plan.moved().isEmpty() ? undo : null);
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  String text() {
    List<String> lines = new ArrayList<>();
    String form = "%-" + width() + "s %9s %12s %12s %12s %12s";
    lines.add("group " + plan.group());
    lines.add(row(form, "topic", "partition", "committed", "new", "again", "end"));
    for (Move move : plan.moves()) {
      lines.add(
          row(
              form,
              move.topic(),
              move.partition(),
              move.committed(),
              move.to(),
              move.again(),
              move.end()));
    }
    removed().forEach(topic -> lines.add("retention removed the start of " + topic));
    lines.add(outcome());
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String outcome() {
    if (plan.moved().isEmpty()) {
      return "nothing to read again";
    }
    String how = verify ? ", comparing every column" : "";
    return executed
        ? "the sink reads "
            + plan.again()
            + " records again when it starts"
            + how
            + "\nto undo this before it starts:\n"
            + undo.stripTrailing()
        : "plan: the sink would read "
            + plan.again()
            + " records again"
            + how
            + "; nothing is changed without --execute";
  }

  private List<String> removed() {
    return plan.moves().stream().filter(Move::startIsGone).map(Move::topic).distinct().toList();
  }

  private int width() {
    return plan.moves().stream().mapToInt(move -> move.topic().length()).max().orElse(5);
  }

  private static String row(String form, Object... cells) {
    return String.format(Locale.ROOT, form, cells);
  }

  private static Map<String, Object> fields(Move move) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataset", move.dataset());
    fields.put("topic", move.topic());
    fields.put("partition", move.partition());
    fields.put("committed", move.committed());
    fields.put("new", move.to());
    fields.put("again", move.again());
    fields.put("first", move.first());
    fields.put("end", move.end());
    return fields;
  }
}
