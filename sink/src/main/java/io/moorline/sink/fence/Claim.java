package io.moorline.sink.fence;

/** A partition that this writer may write: under which epoch, and from where. */
public record Claim(long epoch, Start start) {}
