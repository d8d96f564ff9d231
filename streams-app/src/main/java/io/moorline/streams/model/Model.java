package io.moorline.streams.model;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pipeline as the processors know it. */
public final class Model {

  private final Pipeline pipeline;
  private final Topics topics;
  private final Map<String, DatasetModel> byId;
  private final Map<String, CapturedModel> byTopic;
  private final Map<String, AuthorityModel> authorities = new HashMap<>();
  private final Anchorings anchorings;

  Model(
      Pipeline pipeline,
      Topics topics,
      Map<String, DatasetModel> byId,
      Map<String, CapturedModel> byTopic) {
    this.pipeline = pipeline;
    this.topics = topics;
    this.byId = byId;
    this.byTopic = byTopic;
    for (CapturedModel captured : byTopic.values()) {
      if (captured instanceof AuthorityModel authority) {
        authorities.put(authority.id(), authority);
      }
    }
    this.anchorings = new Anchorings(pipeline, byId);
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  public Topics topics() {
    return topics;
  }

  public int partitions() {
    return topics.partitions();
  }

  public Anchorings anchorings() {
    return anchorings;
  }

  public List<String> cdcTopics() {
    return List.copyOf(byTopic.keySet());
  }

  public List<DatasetModel> datasets() {
    return List.copyOf(byId.values());
  }

  public Optional<CapturedModel> captured(String topic) {
    return Optional.ofNullable(byTopic.get(topic));
  }

  public DatasetModel dataset(String id) {
    DatasetModel model = byId.get(id);
    if (model == null) {
      throw new IllegalArgumentException("no dataset " + id);
    }
    return model;
  }

  /** All that have a cdc topic. */
  public List<CapturedModel> captured() {
    return List.copyOf(byTopic.values());
  }

  public Optional<AuthorityModel> authority(String id) {
    return Optional.ofNullable(authorities.get(id));
  }

  public ReferenceModel reference(String id) {
    if (dataset(id) instanceof ReferenceModel reference) {
      return reference;
    }
    throw new IllegalArgumentException("not a reference: " + id);
  }
}
