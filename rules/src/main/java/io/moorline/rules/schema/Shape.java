package io.moorline.rules.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may stand somewhere in a pipeline file, as JSON Schema says it: maps, lists, text and truth.
 */
record Shape(Map<String, Object> json) {

  private static final String PLACEHOLDER = "\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\\}";

  static Shape text() {
    return of("type", List.of("string", "number", "boolean"));
  }

  /** A text, or a variable in its place. */
  static Shape matching(String pattern) {
    return of("type", "string").with("pattern", "^(" + pattern + ")$|" + PLACEHOLDER);
  }

  /** Only a variable: the secret itself never stands in the file. */
  static Shape secret() {
    return of("type", "string").with("pattern", "^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$");
  }

  static Shape number(int from, int to) {
    Shape number = of("type", "integer").with("minimum", from).with("maximum", to);
    return anyOf(List.of(number, matching("\\d+")));
  }

  /** Some readers of YAML take these words for true and false. */
  static Shape yesOrNo() {
    return words(List.of("yes", "no", true, false));
  }

  static Shape duration() {
    return matching("\\d{1,6} (second|minute|hour|day|week)s?");
  }

  static Shape percentage() {
    return matching("\\d{1,2} ?%");
  }

  /** One of a few words, or a variable in its place. */
  static Shape words(Collection<?> words) {
    return anyOf(List.of(of("enum", List.copyOf(words)), matching("")));
  }

  static Shape anyOf(List<Shape> shapes) {
    return of("anyOf", shapes.stream().map(Shape::json).toList());
  }

  /** At least one item. */
  static Shape listOf(Shape item) {
    return of("type", "array").with("items", item.json).with("minItems", 1);
  }

  /** Settings under names of the user's own. */
  static Shape named(Shape each) {
    return of("type", "object").with("additionalProperties", each.json);
  }

  static Shape defined(String name) {
    return of("$ref", "#/definitions/" + name);
  }

  static Shape settings() {
    return of("type", "object").with("additionalProperties", false).with("properties", Map.of());
  }

  Shape describedAs(String description) {
    return with("description", description);
  }

  Shape required(String name, Shape setting) {
    List<Object> required = new ArrayList<>((List<?>) json.getOrDefault("required", List.of()));
    required.add(name);
    return optional(name, setting).with("required", required);
  }

  Shape optional(String name, Shape setting) {
    Map<String, Object> properties = new LinkedHashMap<>();
    ((Map<?, ?>) json.get("properties"))
        .forEach((key, value) -> properties.put((String) key, value));
    properties.put(name, setting.json);
    return with("properties", properties);
  }

  Shape with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(json);
    more.put(key, value);
    return new Shape(more);
  }

  private static Shape of(String key, Object value) {
    return new Shape(Map.of()).with(key, value);
  }
}
