package io.moorline.source.authority;

import io.moorline.runtime.Check;
import java.util.Optional;
import java.util.OptionalInt;

/** What the loading of an authority tells about itself; written by one thread, read by any. */
final class AuthorityStatus {

  private final String id;
  private volatile LoadState state = LoadState.NONE;
  private volatile Optional<String> trouble = Optional.of("starting");
  private volatile OptionalInt missing = OptionalInt.empty();

  AuthorityStatus(String id) {
    this.id = id;
  }

  /** As an earlier process left it. */
  void known(LoadState before) {
    state = before;
  }

  void loaded(LoadState newState) {
    state = newState;
    trouble = Optional.empty();
  }

  void failed(String why) {
    trouble = Optional.of(why);
  }

  void missing(int keys) {
    missing = OptionalInt.of(keys);
  }

  LoadState state() {
    return state;
  }

  /** Keys of the last load that the reference's table did not have when they were counted last. */
  OptionalInt missing() {
    return missing;
  }

  /** Always well: without an authority the pipeline goes on, as it does without a new load. */
  Check check() {
    return new Check("authority " + id, true, detail());
  }

  private String detail() {
    boolean never = state.complete() == 0;
    String load =
        trouble
            .map(
                why ->
                    (never ? "never loaded" : "not loaded since " + state.checkedAt()) + ": " + why)
            .orElseGet(() -> state.rows() + " rows as of " + state.checkedAt());
    int keys = missing.orElse(0);
    return load + (keys == 0 ? "" : ", " + keys + " of its keys are not written");
  }
}
