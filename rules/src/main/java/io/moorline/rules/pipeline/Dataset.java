package io.moorline.rules.pipeline;

import java.util.List;
import java.util.Optional;

/** A captured table. */
public sealed interface Dataset permits Reference, Fact, InPlace {

  /** The user's word for it, any script. */
  String name();

  /** ASCII; names its topics and stores. */
  String id();

  /** The captured table. */
  TableName table();

  /** What the change_log calls a row of it. */
  String entity();

  /** The view that shows the change_log of its rows alone; empty: none of its own. */
  Optional<TableName> changeLog();

  /** The references that its rows point at. */
  List<Need> needs();
}
