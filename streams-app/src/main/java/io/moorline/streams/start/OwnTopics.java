package io.moorline.streams.start;

import io.moorline.schemas.Topics;

/** The topics that streams-app alone writes and reads. */
record OwnTopics(Topics topics) {

  boolean has(String name) {
    return isInternal(name)
        || name.equals(topics.refkey().name())
        || name.equals(topics.index().name());
  }

  /** Between home and judge; emptied as it is read. */
  boolean isWay(String name) {
    return isInternal(name) && name.endsWith("-repartition");
  }

  private boolean isInternal(String name) {
    return name.startsWith(topics.streamsGroup() + "-");
  }
}
