package io.moorline.streams.home;

/** The names of the stores at home. */
public final class HomeStores {

  /** Captured reference rows, by dataset and primary key. */
  public static final String ROWS = "rows";

  /** Rows that wait or are set aside, by row id. */
  public static final String WAITING = "waiting";

  /** What rows ask for others, by row id and need. */
  public static final String CLAIMS = "claims";

  /** Rows that others ask for, by row id: what of them matters, and the claims. */
  public static final String ANCHORS = "anchors";

  /** What the sink was told of references that authorities know, by row id. */
  public static final String LAST_WORDS = "last-words";

  /** The replicated index; may only say yes. */
  public static final String INDEX = "index";

  private HomeStores() {}
}
