package io.moorline.streams.home;

import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Position;
import io.moorline.schemas.message.FindingKind;
import io.moorline.streams.message.Anchor;
import io.moorline.streams.message.Anchor.State;
import io.moorline.streams.message.Claim;
import io.moorline.streams.message.ClaimedLink;
import io.moorline.streams.model.Anchoring;
import io.moorline.streams.model.ClaimModel;
import io.moorline.streams.model.InPlaceModel;
import io.moorline.streams.station.Findings.Found;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the claims on one link of one row come to. The row's own key wins. */
final class Claims {

  private final Anchoring anchoring;
  private final InPlaceModel dataset;
  private final @Nullable State state;
  private final List<Claim> claims;
  private final Map<String, @Nullable Object> row;
  private final Optional<ReferenceKey> ownKey;

  Claims(Anchoring anchoring, Anchor anchor) {
    this.anchoring = anchoring;
    this.dataset = anchoring.anchored();
    this.state = anchor.state();
    this.claims =
        anchor.claims().values().stream()
            .filter(claim -> anchoring.claim(claim.name()).isPresent())
            .sorted(Comparator.comparing(Claim::position).thenComparing(Claim::id))
            .toList();
    this.row = state == null ? Map.of() : dataset.captured().parseNullable(state.columns());
    this.ownKey = anchoring.ownKey(row);
  }

  /** The link that is to be filled, if it is still open and all agree. */
  Optional<ClaimedLink> link() {
    if (!isOpen() || keys().size() != 1) {
      return Optional.empty();
    }
    Claim first = claims.get(0);
    Map<String, Position> read = read();
    return Optional.of(
        new ClaimedLink(
            dataset.id(),
            anchoring.name(),
            first.name(),
            state.columns(),
            keys().first(),
            attributes(),
            read,
            read.values().stream().max(Position::compareTo).orElseThrow(),
            state.origin()));
  }

  /** What people should look at, by the id of the finding. */
  Map<String, Found> findings() {
    Map<String, Found> findings = new LinkedHashMap<>();
    if (state != null && ownKey.isPresent()) {
      claims.stream()
          .filter(claim -> !ownKey.get().text().equals(claim.key()))
          .map(this::mismatch)
          .forEach(found -> findings.put(found.id(), found));
    } else if (isOpen() && keys().size() > 1) {
      Found found = disagreement();
      findings.put(found.id(), found);
    }
    return findings;
  }

  private boolean isOpen() {
    return state != null
        && ownKey.isEmpty()
        && claims.stream()
            .limit(1)
            .flatMap(claim -> anchoring.claim(claim.name()).stream())
            .flatMap(claim -> claim.need().link().keySet().stream())
            .anyMatch(column -> row.containsKey(column) && row.get(column) == null);
  }

  private TreeSet<String> keys() {
    TreeSet<String> keys = new TreeSet<>();
    claims.forEach(claim -> keys.add(claim.key()));
    return keys;
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    claims.forEach(claim -> claim.attributes().forEach(attributes::putIfAbsent));
    return attributes;
  }

  private Map<String, Position> read() {
    Map<String, Position> read = new HashMap<>();
    read.put(state.origin().database(), state.position());
    for (Claim claim : claims) {
      read.merge(claim.database(), claim.position(), (a, b) -> a.isAfter(b) ? a : b);
    }
    return read;
  }

  private Found mismatch(Claim claim) {
    ClaimModel model = anchoring.claim(claim.name()).orElseThrow();
    ReferenceKey key = ReferenceKey.parse(claim.key());
    return new Found(
        FindingKind.MISMATCH,
        model.claimant().id(),
        claim.entityKey(),
        // A claim that moves on is found by another home than the one that forgets it.
        model.need().name() + "|" + entityKey(),
        key.reference(),
        key.partsText(),
        "mismatch",
        "The row belongs to "
            + entityKey()
            + " of "
            + dataset.dataset().name()
            + ", whose own key is "
            + ownKey.map(ReferenceKey::partsText).orElse("")
            + ". Its own key links it; correct one of the two.",
        claim.position());
  }

  private Found disagreement() {
    return new Found(
        FindingKind.OPEN_LINK,
        dataset.id(),
        entityKey(),
        anchoring.name(),
        anchoring.reference().id(),
        null,
        "disagreeing",
        "The row has no key of its own, and the rows that belong to it name different ones: "
            + String.join(
                ", ", keys().stream().map(key -> ReferenceKey.parse(key).partsText()).toList())
            + ". It is linked when they agree.",
        state.position());
  }

  private String entityKey() {
    return String.join(
        "|",
        dataset.changes().key().stream()
            .map(column -> dataset.captured().texts(row).of(column))
            .toList());
  }
}
