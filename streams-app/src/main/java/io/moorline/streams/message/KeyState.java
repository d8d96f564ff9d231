package io.moorline.streams.message;

import io.moorline.rules.resolve.Candidate;
import io.moorline.rules.resolve.Candidate.Value;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Origin;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the judge knows about a reference key that does not exist, or did not a moment ago.
 *
 * @param waiting how many rows wait
 * @param request what those of them want that let the reference be derived; null: none does
 */
public record KeyState(Stage stage, long waiting, @Nullable Request request) implements Message {

  /** How far the key has come. */
  public enum Stage {
    /** Awaited; not yet decided. */
    OPEN,
    /** The request is being made anew, because a row that it was made from is gone. */
    RECOUNTING,
    /** Derived; its row will be captured. */
    DERIVED,
    /** Missing, and nobody knows a required column. */
    UNDERIVABLE
  }

  /**
   * @param gate the earliest position past which the reference is known to be missing; null: no
   *     row's position tells
   * @param asked since when rows ask of which only patience tells; null: none does
   * @param first the earliest row that asks; stands behind the derived row as its origin
   */
  public record Request(
      @Nullable Position gate,
      @Nullable Instant asked,
      Contribution first,
      Origin origin,
      Candidate<Contribution> candidate) {

    static Request of(Subscription asks) {
      return new Request(
          asks.asked() == null ? asks.gate() : null,
          asks.asked(),
          asks.contribution(),
          asks.origin(),
          Candidate.of(asks.attributes(), asks.contribution()));
    }

    Request merge(Request other) {
      Request earlier = other.first.compareTo(first) < 0 ? other : this;
      return new Request(
          earlier(gate, other.gate),
          earlier(asked, other.asked),
          earlier.first,
          earlier.origin,
          candidate.merge(other.candidate));
    }

    private static <T extends Comparable<T>> @Nullable T earlier(@Nullable T a, @Nullable T b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return b.compareTo(a) < 0 ? b : a;
    }

    /** Whether anything in it comes from that row alone. */
    boolean dependsOn(Subscription asks) {
      return asks.gate().equals(gate)
          || asks.asked() != null && asks.asked().equals(asked)
          || first.equals(asks.contribution())
          || candidate.uses(asks.contribution());
    }
  }

  public static final KeyState NEW = new KeyState(Stage.OPEN, 0, null);

  public Optional<Candidate<Contribution>> candidate() {
    return Optional.ofNullable(request).map(Request::candidate);
  }

  public KeyState at(Stage next) {
    return new KeyState(next, waiting, request);
  }

  /** One more row waits. */
  public KeyState join(Subscription asks) {
    KeyState joined = new KeyState(stage, waiting + 1, request);
    return stage == Stage.DERIVED ? joined : joined.ask(asks);
  }

  /** One row less waits; what it brought stays until a recount. */
  public KeyState leave() {
    return new KeyState(stage, waiting - 1, request);
  }

  /** The request with what this row wants. */
  public KeyState ask(Subscription asks) {
    if (!asks.derives()) {
      return this;
    }
    Request wanted = Request.of(asks);
    return new KeyState(stage, waiting, request == null ? wanted : request.merge(wanted));
  }

  public KeyState recounting() {
    return new KeyState(Stage.RECOUNTING, waiting, null);
  }

  public KeyState derived() {
    return new KeyState(Stage.DERIVED, waiting, null);
  }

  public boolean dependsOn(Subscription asks) {
    return request != null && asks.derives() && request.dependsOn(asks);
  }

  @Override
  public byte[] toBytes() {
    return new Out().name(stage).number(waiting).optional(request, KeyState::write).toBytes();
  }

  public static KeyState read(byte[] bytes) {
    In in = new In(bytes);
    return new KeyState(in.name(Stage.class), in.number(), in.optional(KeyState::request));
  }

  private static void write(Out out, Request request) {
    out.optional(request.gate, Out::position).optional(request.asked, Out::instant);
    Contribution.write(out, request.first);
    Origins.write(out, request.origin);
    out.map(
        request.candidate.values(),
        (to, value) -> Contribution.write(to.text(value.text()), value.from()));
  }

  private static Request request(In in) {
    return new Request(
        in.optional(In::position),
        in.optional(In::instant),
        Contribution.read(in),
        Origins.read(in),
        new Candidate<>(in.map(value -> new Value<>(value.text(), Contribution.read(value)))));
  }
}
