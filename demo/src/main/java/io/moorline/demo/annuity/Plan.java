package io.moorline.demo.annuity;

import org.jspecify.annotations.Nullable;

/** An annuity plan, as a fact or a person spells it. */
record Plan(
    @Nullable String code,
    @Nullable String name,
    @Nullable String type,
    @Nullable String client,
    @Nullable String companyId) {

  Plan withCode(@Nullable String other) {
    return new Plan(other, name, type, client, companyId);
  }
}
