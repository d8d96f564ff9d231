package io.moorline.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code latest.json}: every figure and every ratio by its name. */
public record ResultFile(Path path) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Where and how an earlier run measured; nothing when there was none. */
  public Map<String, String> context() throws IOException {
    Map<String, String> context = new LinkedHashMap<>();
    if (Files.exists(path)) {
      JSON.readTree(path.toFile())
          .path("run")
          .properties()
          .forEach(entry -> context.put(entry.getKey(), entry.getValue().asText()));
    }
    return context;
  }

  /** What an earlier run measured; nothing when there was none. */
  public List<Figure> figures() throws IOException {
    List<Figure> figures = new ArrayList<>();
    if (Files.exists(path)) {
      for (Map.Entry<String, JsonNode> entry :
          JSON.readTree(path.toFile()).path("figures").properties()) {
        List<Double> runs = new ArrayList<>();
        entry.getValue().path("runs").forEach(run -> runs.add(run.asDouble()));
        figures.add(new Figure(entry.getKey(), entry.getValue().path("unit").asText(), runs));
      }
    }
    return figures;
  }

  public void write(Map<String, String> context, Figures figures, Verdict verdict)
      throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("run", context);
    all.put("valid", verdict.isValid());
    all.put("goals", ratios(verdict.goals()));
    all.put("peers", ratios(verdict.peers()));
    Map<String, Object> measured = new LinkedHashMap<>();
    figures.all().forEach(figure -> measured.put(figure.name(), entry(figure)));
    all.put("figures", measured);
    Files.createDirectories(path.getParent());
    Files.writeString(path, JSON.writeValueAsString(all) + "\n");
  }

  private static Map<String, Object> ratios(List<Ratio> ratios) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Ratio ratio : ratios) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("ratio", rounded(ratio.value()));
      entry.put("goal", ratio.goal().wanted());
      entry.put("met", ratio.isMet());
      entry.put("of", ratio.goal().numerator());
      entry.put("to", ratio.goal().denominator());
      entries.put(ratio.goal().name(), entry);
    }
    return entries;
  }

  private static Map<String, Object> entry(Figure figure) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("unit", figure.unit());
    entry.put("median", rounded(figure.median()));
    entry.put("min", rounded(figure.min()));
    entry.put("max", rounded(figure.max()));
    entry.put("runs", figure.runs().stream().map(ResultFile::rounded).toList());
    return entry;
  }

  private static double rounded(double value) {
    return value < 1000 ? Math.round(value * 100) / 100.0 : Math.round(value);
  }
}
