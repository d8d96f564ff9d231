package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sink was told of a reference that authorities know.
 *
 * @param last the take-over that told it last
 * @param tellings oldest first
 */
public record LastWord(Derivation last, List<Telling> tellings) implements Message {

  /** Older ones become one: what comes back from the sink comes soon. */
  private static final int MOST = 8;

  /**
   * @param columns what it said, without what it left blank
   * @param written for all that is known: the sink has not handed it back
   */
  public record Telling(Position version, Map<String, String> columns, boolean written) {
    public Telling {
      columns = Map.copyOf(columns);
    }

    private boolean isSame(Telling other) {
      return version.equals(other.version) && columns.equals(other.columns);
    }

    private Telling then(Telling next) {
      Map<String, String> both = new HashMap<>(written ? columns : Map.of());
      both.putAll(next.written ? next.columns : Map.of());
      return new Telling(next.version, both, true);
    }

    private static void write(Out out, Telling telling) {
      out.position(telling.version).map(telling.columns, Out::text).flag(telling.written);
    }

    private static Telling read(In in) {
      return new Telling(in.position(), in.map(In::text), in.flag());
    }
  }

  public LastWord {
    tellings = List.copyOf(tellings);
  }

  /** Nothing was told yet. */
  public static LastWord none(Derivation first) {
    return new LastWord(first, List.of());
  }

  /** By column, what stands in the row for all that is known, before a version is written. */
  public Map<String, String> before(Position version) {
    Map<String, String> columns = new HashMap<>();
    tellings.stream()
        .filter(telling -> telling.written && version.isAfter(telling.version))
        .forEach(telling -> columns.putAll(telling.columns));
    return columns;
  }

  /** This is told, or told again. */
  public LastWord told(Derivation newest, Position version, Map<String, String> columns) {
    return new LastWord(newest, with(new Telling(version, columns, true)));
  }

  /** This was told, and not written; what one version says of a row may be told in parts. */
  public LastWord untold(Position version, Map<String, String> columns) {
    Telling handedBack = new Telling(version, columns, false);
    return tellings.stream().anyMatch(handedBack::isSame)
        ? new LastWord(last, with(handedBack))
        : this;
  }

  private List<Telling> with(Telling telling) {
    List<Telling> all = new ArrayList<>(tellings);
    all.removeIf(telling::isSame);
    all.add(telling);
    all.sort(Comparator.comparing(Telling::version));
    if (all.size() > MOST) {
      all.set(0, all.get(0).then(all.remove(1)));
    }
    return all;
  }

  @Override
  public byte[] toBytes() {
    return new Out().bytes(last.toBytes()).list(tellings, Telling::write).toBytes();
  }

  public static LastWord read(byte[] bytes) {
    In in = new In(bytes);
    return new LastWord(Derivation.read(in.bytes()), in.list(Telling::read));
  }
}
