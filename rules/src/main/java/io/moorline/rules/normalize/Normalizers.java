package io.moorline.rules.normalize;

import static io.moorline.rules.normalize.Texts.mapped;
import static io.moorline.rules.normalize.Texts.without;

import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps that are one word. {@code docs/normalize-keys.md} says what each does. */
public final class Normalizers {

  /** Counts up when a step gives another result than before: rows were shaped differently. */
  public static final int VERSION = 2;

  private static final List<Normalizer> ALL =
      List.of(
          new Step("nfkc", text -> java.text.Normalizer.normalize(text, Form.NFKC)),
          new Step("full width to half width", mapped(Characters::halfWidth)),
          new Step("trim", Texts::trim),
          new Step("strip spaces", without(Characters::isSpace)),
          new Step("collapse spaces", Texts::collapse),
          new Step("strip invisible", without(Characters::isInvisible)),
          new Step("upper", text -> text.toUpperCase(Locale.ROOT)),
          new Step("lower", text -> text.toLowerCase(Locale.ROOT)),
          new Step("strip leading zeros", Texts::stripLeadingZeros),
          new Step("digits only", Texts::digits),
          new Step("unify dashes", mapped(Characters::plainDash)),
          new Step("unify brackets", mapped(Characters::roundBracket)),
          new Step("strip punctuation", without(Characters::isPunctuation)),
          new Step("stable json", StableJson::of));

  private Normalizers() {}

  public static Optional<Normalizer> named(String name) {
    return ALL.stream().filter(step -> step.name().equals(name)).findFirst();
  }

  public static List<String> names() {
    return ALL.stream().map(Normalizer::name).toList();
  }
}
