package io.moorline.streams.model;

import io.moorline.rules.pipeline.Dataset;

/** A dataset with the shape of its captured table and the table that its changes go to. */
public sealed interface DatasetModel permits ReferenceModel, FactModel, InPlaceModel {

  Dataset dataset();

  Shape captured();

  ChangesTable changes();

  default String id() {
    return dataset().id();
  }

  default String database() {
    return dataset().table().database();
  }
}
