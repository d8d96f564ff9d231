package io.moorline.streams.model;

import io.moorline.rules.pipeline.Need;
import io.moorline.rules.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rows ask for links of which others. */
public final class Anchorings {

  private record Target(String dataset, String reference, Map<String, String> link) {}

  private final Map<String, List<Anchoring>> byAnchored = new LinkedHashMap<>();
  private final Map<String, List<ClaimModel>> byClaimant = new LinkedHashMap<>();

  Anchorings(Pipeline pipeline, Map<String, DatasetModel> models) {
    Map<Target, List<ClaimModel>> targets = new LinkedHashMap<>();
    for (DatasetModel model : models.values()) {
      for (Need need : model.dataset().needs()) {
        need.of()
            .map(other -> (InPlaceModel) models.get(pipeline.inPlace().get(other.dataset()).id()))
            .map(anchored -> new ClaimModel(model, need, anchored))
            .ifPresent(
                claim -> {
                  add(byClaimant, model.id(), claim);
                  add(targets, target(claim.anchored().id(), need), claim);
                });
      }
    }
    targets.forEach((target, claims) -> add(byAnchored, target.dataset(), of(pipeline, claims)));
  }

  /** The links of the dataset's rows that others ask for. */
  public List<Anchoring> of(String anchored) {
    return byAnchored.getOrDefault(anchored, List.of());
  }

  /** The links of others' rows that the dataset's rows ask for. */
  public List<ClaimModel> claims(String claimant) {
    return byClaimant.getOrDefault(claimant, List.of());
  }

  private static Anchoring of(Pipeline pipeline, List<ClaimModel> claims) {
    ClaimModel first = claims.get(0);
    InPlaceModel anchored = first.anchored();
    Target target = target(anchored.id(), first.need());
    Optional<Need> own =
        anchored.dataset().needs().stream()
            .filter(need -> need.of().isEmpty() && target(anchored.id(), need).equals(target))
            .findFirst();
    return new Anchoring(first.name(), anchored, pipeline.reference(first.need()), own, claims);
  }

  private static Target target(String dataset, Need need) {
    return new Target(dataset, need.reference(), need.link());
  }

  private static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
    lists.computeIfAbsent(key, same -> new ArrayList<>()).add(value);
  }
}
