package io.moorline.streams.message;

import io.moorline.schemas.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
   * @param written those of them that stand in the row for all that is known
   */
  public record Telling(Position version, Map<String, String> columns, Set<String> written) {
    public Telling {
      columns = Map.copyOf(columns);
      written = Set.copyOf(written);
    }

    private static Telling of(Position version, Map<String, String> columns) {
      return new Telling(version, columns, columns.keySet());
    }

    private boolean isSame(Telling other) {
      return version.equals(other.version) && columns.equals(other.columns);
    }

    private Telling handedBack() {
      return new Telling(version, columns, Set.of());
    }

    /** Where it found what it was compared with, or nothing. */
    private Telling where(Map<String, String> compared, Map<String, String> found) {
      Set<String> left = new HashSet<>(written);
      left.removeIf(
          column -> found.containsKey(column) && !found.get(column).equals(compared.get(column)));
      return new Telling(version, columns, left);
    }

    private void addTo(Map<String, String> row) {
      written.forEach(column -> row.put(column, columns.get(column)));
    }

    private Telling then(Telling next) {
      Map<String, String> both = new HashMap<>();
      addTo(both);
      next.addTo(both);
      return of(next.version, both);
    }

    private static void write(Out out, Telling telling) {
      out.position(telling.version).map(telling.columns, Out::text);
      out.list(telling.written, Out::text);
    }

    private static Telling read(In in) {
      return new Telling(in.position(), in.map(In::text), Set.copyOf(in.list(In::text)));
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
        .filter(telling -> version.isAfter(telling.version))
        .forEach(telling -> telling.addTo(columns));
    return columns;
  }

  /** This is told, or told again. */
  public LastWord told(Derivation newest, Position version, Map<String, String> columns) {
    return new LastWord(newest, with(Telling.of(version, columns)));
  }

  /**
   * This was told, and not written; what one version says of a row may be told in parts. What was
   * told after it was compared with it, and is not written either where it found something else.
   */
  public LastWord untold(Position version, Map<String, String> columns) {
    Telling handedBack = Telling.of(version, columns);
    Map<String, String> believed = new HashMap<>();
    Map<String, String> stands = new HashMap<>();
    List<Telling> all = new ArrayList<>();
    for (Telling telling : tellings) {
      Telling now =
          telling.isSame(handedBack) ? telling.handedBack() : telling.where(believed, stands);
      telling.addTo(believed);
      now.addTo(stands);
      all.add(now);
    }
    return new LastWord(last, all);
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
