package io.moorline.streams.judge;

/** The names of the stores of the judge. */
public final class JudgeStores {

  /**
   * The rows that exist by reference key, and the marks, in one store on purpose: if it ever came
   * up empty (a restore that went wrong), the marks would be gone too, and nothing derived.
   */
  public static final String EXISTING = "existing";

  /** Who waits, by reference key and row id. */
  public static final String SUBSCRIPTIONS = "subscriptions";

  /** How each awaited reference key stands. */
  public static final String KEYS = "keys";

  /** Keys that wait until their dataset has been read further, by position. */
  public static final String GATE = "gate";

  /** What authorities say, by reference key. */
  public static final String STATEMENTS = "statements";

  /** Walks over the rows of one key that are not finished. */
  public static final String ROUNDS = "rounds";

  private JudgeStores() {}
}
