package io.moorline.streams.home;

/** The names of the stores at home. */
public final class HomeStores {

  /** Captured reference rows, by dataset and primary key. */
  public static final String ROWS = "rows";

  /** Rows that wait or are set aside, by row id. */
  public static final String WAITING = "waiting";

  /** The replicated index; may only say yes. */
  public static final String INDEX = "index";

  private HomeStores() {}
}
