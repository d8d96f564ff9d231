package io.moorline.sink.fence;

/**
 * What Kafka knows of a partition.
 *
 * @param bySink false: an operator's tool wrote it
 */
public record Committed(long offset, boolean bySink) {}
