package io.moorline.demo.annuity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A portfolio of a plan, as a fact or a person spells it. */
record Portfolio(
    @Nullable String code,
    @Nullable String name,
    @Nullable String type,
    @Nullable LocalDate start) {

  static final Portfolio NONE = new Portfolio(null, null, null, null);

  Portfolio withCode(@Nullable String other) {
    return new Portfolio(other, name, type, start);
  }
}
