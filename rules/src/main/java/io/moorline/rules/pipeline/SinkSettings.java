package io.moorline.rules.pipeline;

/**
 * How rows are written.
 *
 * @param rowsPerBatch a batch, which is one transaction, that has so many rows waits for no more
 */
public record SinkSettings(int rowsPerBatch) {

  public static final SinkSettings DEFAULT = new SinkSettings(5_000);
}
