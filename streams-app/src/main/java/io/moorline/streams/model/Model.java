package io.moorline.streams.model;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pipeline as the processors know it. */
public final class Model {

  private final Pipeline pipeline;
  private final Topics topics;
  private final Map<String, DatasetModel> byId;
  private final Map<String, DatasetModel> byTopic;
  private final Anchorings anchorings;

  Model(
      Pipeline pipeline,
      Topics topics,
      Map<String, DatasetModel> byId,
      Map<String, DatasetModel> byTopic) {
    this.pipeline = pipeline;
    this.topics = topics;
    this.byId = byId;
    this.byTopic = byTopic;
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

  public Optional<DatasetModel> captured(String topic) {
    return Optional.ofNullable(byTopic.get(topic));
  }

  public DatasetModel dataset(String id) {
    DatasetModel model = byId.get(id);
    if (model == null) {
      throw new IllegalArgumentException("no dataset " + id);
    }
    return model;
  }

  public ReferenceModel reference(String id) {
    if (dataset(id) instanceof ReferenceModel reference) {
      return reference;
    }
    throw new IllegalArgumentException("not a reference: " + id);
  }
}
