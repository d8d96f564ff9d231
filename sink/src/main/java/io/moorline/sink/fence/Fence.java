package io.moorline.sink.fence;

/**
 * What the database knows about a partition.
 *
 * @param epoch counts the writers; only the last may write
 * @param base the first offset of the last batch
 * @param next the offset after the last batch
 * @param topicId of the topic whose offsets these are
 */
public record Fence(long epoch, long base, long next, String topicId) {}
