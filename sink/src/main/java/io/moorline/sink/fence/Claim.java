package io.moorline.sink.fence;

/**
 * A partition that this writer may write: under which epoch, and from where.
 *
 * @param verifyUntil records before this offset are compared column by column
 */
public record Claim(long epoch, Start start, long verifyUntil) {}
