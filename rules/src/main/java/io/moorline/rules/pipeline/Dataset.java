package io.moorline.rules.pipeline;

import java.util.List;

/** A captured table. */
public sealed interface Dataset permits Reference, Fact {

  /** The user's word for it, any script. */
  String name();

  /** ASCII; names its topics and stores. */
  String id();

  /** The captured table. */
  TableName table();

  /** The references that its rows point at. */
  List<Need> needs();
}
