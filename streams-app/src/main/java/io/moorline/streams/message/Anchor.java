package io.moorline.streams.message;

import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that others want to be linked, and what they want.
 *
 * @param state the row as captured last; null: it is not there
 * @param claims by their ids
 */
public record Anchor(@Nullable State state, Map<String, Claim> claims) implements Message {

  public static final Anchor NONE = new Anchor(null, Map.of());

  /**
   * @param columns what a link of the row is decided from, as canonical text; empty: NULL
   */
  public record State(Position position, Origin origin, Map<String, Optional<String>> columns) {

    private static void write(Out out, State state) {
      out.position(state.position);
      Origins.write(out, state.origin);
      out.map(state.columns, (to, text) -> to.optional(text.orElse(null), Out::text));
    }

    private static State read(In in) {
      return new State(
          in.position(),
          Origins.read(in),
          in.map(text -> Optional.ofNullable(text.optional(In::text))));
    }
  }

  public Anchor with(State now) {
    return new Anchor(now, claims);
  }

  public Anchor gone() {
    return new Anchor(null, claims);
  }

  public Anchor with(Claim claim) {
    Map<String, Claim> changed = new LinkedHashMap<>(claims);
    if (claim.key() == null) {
      changed.remove(claim.id());
    } else {
      changed.put(claim.id(), claim);
    }
    return new Anchor(state, changed);
  }

  public boolean isEmpty() {
    return state == null && claims.isEmpty();
  }

  @Override
  public byte[] toBytes() {
    return new Out().optional(state, State::write).map(claims, Claim::write).toBytes();
  }

  public static Anchor read(byte[] bytes) {
    In in = new In(bytes);
    return new Anchor(in.optional(State::read), in.map(Claim::read));
  }
}
