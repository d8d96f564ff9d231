package io.moorline.streams.model;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.resolve.Links;
import io.moorline.rules.resolve.ReferenceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link of an in-place dataset that rows of others ask for.
 *
 * @param name tells the links of one dataset apart
 * @param anchored whose rows are linked
 * @param reference what they are linked to
 * @param own the need by which such a row fills the same link itself; its key wins
 * @param claims who asks
 */
public record Anchoring(
    String name,
    InPlaceModel anchored,
    Reference reference,
    Optional<Need> own,
    List<ClaimModel> claims) {

  public Anchoring {
    claims = List.copyOf(claims);
  }

  /** The row's own key. */
  public Optional<ReferenceKey> ownKey(Map<String, @Nullable Object> row) {
    return own.flatMap(need -> Links.key(reference, need, anchored.captured().texts(row)));
  }

  /** The claim as a need of the row itself, decided from its own blank key. */
  public Need need(ClaimModel claim) {
    return new Need(
        claim.name(),
        reference.name(),
        own.map(Need::by).orElse(Map.of()),
        Map.of(),
        claim.need().mode(),
        claim.need().link(),
        Optional.empty(),
        claim.need().backfill(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Optional<ClaimModel> claim(String claimName) {
    return claims.stream().filter(claim -> claim.name().equals(claimName)).findFirst();
  }
}
