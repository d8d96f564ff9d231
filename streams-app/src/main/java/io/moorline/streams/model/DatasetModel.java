package io.moorline.streams.model;

import io.moorline.rules.pipeline.Dataset;

/** A dataset with the shape of its captured table and the table that its changes go to. */
public sealed interface DatasetModel extends CapturedModel
    permits ReferenceModel, FactModel, InPlaceModel {

  Dataset dataset();

  Shape captured();

  ChangesTable changes();

  @Override
  default String id() {
    return dataset().id();
  }

  default String database() {
    return dataset().table().database();
  }
}
