package io.moorline.sink.write;

import org.jspecify.annotations.Nullable;

/**
 * What is to be published once the transaction is committed.
 *
 * @param partition null: by key
 */
record Message(String topic, String id, @Nullable Integer partition, byte[] value) {}
