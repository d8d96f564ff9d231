package io.moorline.rules.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of a reference come to be.
 *
 * @param authorityWait how long a missing key waits, after the start, for authorities that were
 *     never loaded; empty: it does not wait for them
 * @param markForReview whether a person is to look at rows that were derived
 * @param authorities who really knows it, as the file says; {@link Reference#authorities} has those
 *     that are loaded
 */
public record Strategy(
    Kind kind,
    DeriveWhen deriveWhen,
    Optional<Duration> authorityWait,
    boolean markForReview,
    List<Authority> authorities) {

  public enum Kind {
    /** Authorities are loaded, and what they do not have is derived. */
    HYBRID,
    /** Nothing is derived. */
    PRELOAD_ONLY,
    /** No authority is loaded. */
    BACKFILL_ONLY
  }

  public enum DeriveWhen {
    /** What the authorities did not bring, once they were loaded. */
    FALLBACK,
    /** Whether they were loaded or not. */
    ALWAYS
  }

  /** Of a reference that says nothing about it. */
  public static final Strategy DEFAULT =
      new Strategy(Kind.HYBRID, DeriveWhen.FALLBACK, Optional.empty(), true, List.of());

  public Strategy {
    authorities = List.copyOf(authorities);
  }

  public boolean derives() {
    return kind != Kind.PRELOAD_ONLY;
  }

  public boolean preloads() {
    return kind != Kind.BACKFILL_ONLY;
  }
}
