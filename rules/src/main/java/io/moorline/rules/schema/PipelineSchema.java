package io.moorline.rules.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.moorline.rules.normalize.Normalizers;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pipeline file as JSON Schema, for editors: names, forms and what they mean. Whether a file is
 * right only its reader knows.
 */
public final class PipelineSchema {

  private static final String NAME = "[a-z][a-z0-9_]*";

  private PipelineSchema() {}

  /** The schema, indented, with a line feed at its end. */
  public static String json() {
    StringWriter text = new StringWriter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      write(out, schema());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Moorline pipeline file");
    schema.putAll(file().json());
    schema.put("definitions", Map.of("need", DatasetShapes.need().json()));
    return schema;
  }

  private static Shape file() {
    return Shape.settings()
        .required("pipeline", Shape.matching(NAME).describedAs("Names topics, groups and slots."))
        .required("domain", Shape.text().describedAs("Goes into _derived_from_domain."))
        .required("databases", Shape.named(database()))
        .required("target", Shape.text().describedAs("The database that is written."))
        .required("kafka", kafka())
        .required("registry", registry())
        .optional("sink", Shape.settings().optional("rows per batch", Shape.number(1, 100_000)))
        .optional("notify", Shape.named(channel()).describedAs("Who hears of derived references."))
        .optional("columns", columns())
        .optional("keys", Shape.named(keyRule()).describedAs("One spelling for each kind of key."))
        .optional("references", Shape.named(DatasetShapes.reference()))
        .optional("facts", Shape.named(DatasetShapes.fact()));
  }

  private static Shape database() {
    return Shape.settings()
        .required("url", Shape.matching("jdbc:(postgresql|mariadb)://.+"))
        .required("user", Shape.text())
        .required("password", Shape.secret());
  }

  private static Shape kafka() {
    return Shape.settings()
        .required("servers", Shape.text().describedAs("host:port, several with commas."))
        .optional("partitions", Shape.number(1, 1000))
        .optional("replication", Shape.number(1, 9))
        .optional("keep", Shape.matching("\\d{1,6} (hour|day|week)s?|forever"))
        .optional("settings", Shape.named(Shape.text()));
  }

  private static Shape registry() {
    return Shape.settings()
        .required("url", Shape.matching("https?://.+"))
        .optional("user", Shape.text())
        .optional("password", Shape.secret());
  }

  private static Shape channel() {
    return Shape.settings()
        .optional("webhook", Shape.secret())
        .optional("topic", Shape.text())
        .optional("log", Shape.yesOrNo())
        .optional("give up after", Shape.duration());
  }

  private static Shape columns() {
    return Shape.settings()
        .optional("source", Shape.text())
        .optional("needs review", Shape.text())
        .optional("derived from domain", Shape.text())
        .optional("derived at", Shape.text())
        .optional("source position", Shape.text())
        .optional("data version", Shape.text())
        .optional("correlation", Shape.text());
  }

  private static Shape keyRule() {
    Shape replace =
        Shape.settings().required("pattern", Shape.text()).required("with", Shape.text());
    Shape withValue =
        Shape.settings()
            .optional("replace", replace)
            .optional("remove prefix", Shape.text())
            .optional("remove suffix", Shape.text())
            .optional("map", Shape.named(Shape.text()))
            .with("maxProperties", 1);
    return Shape.listOf(Shape.anyOf(List.of(Shape.words(Normalizers.names()), withValue)));
  }

  private static void write(JsonGenerator out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName((String) entry.getKey());
        write(out, entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      out.writeString(value.toString());
    }
  }
}
