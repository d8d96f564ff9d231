package io.moorline.streams.model;

/** What a cdc topic is about: a dataset, or an authority's word about a reference. */
public sealed interface CapturedModel permits DatasetModel, KeyedModel {

  /** Names the topic. */
  String id();
}
