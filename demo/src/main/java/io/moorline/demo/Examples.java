package io.moorline.demo;

import io.moorline.demo.annuity.Annuity;
import io.moorline.demo.example.Example;
import io.moorline.demo.hybrid.Hybrid;
import io.moorline.demo.party.Parties;
import io.moorline.demo.product.ProductStaging;
import io.moorline.demo.registration.Registration;
import io.moorline.runtime.ExitCode;
import io.moorline.runtime.UserError;
import java.util.List;
import java.util.stream.Collectors;

/** All examples, in the order in which they are worth a look. */
final class Examples {

  static final List<Example> ALL =
      List.of(
          Annuity.EXAMPLE,
          Registration.EXAMPLE,
          ProductStaging.EXAMPLE,
          Parties.EXAMPLE,
          Hybrid.EXAMPLE);

  private Examples() {}

  static Example find(String name) {
    return ALL.stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    ExitCode.USAGE,
                    "no example is named " + name,
                    "Choose one that exists: " + names() + "."));
  }

  private static String names() {
    return ALL.stream().map(Example::name).collect(Collectors.joining(", "));
  }
}
