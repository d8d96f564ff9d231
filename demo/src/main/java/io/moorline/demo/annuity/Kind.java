package io.moorline.demo.annuity;

/** What is odd about a fact. */
enum Kind {
  /** Its own key is blank. */
  NO_KEY(2),
  /** Its plan is blank and its portfolio unknown, until somebody enters the portfolio. */
  LATE(2),
  /** Its plan is blank and its portfolio unknown for good. */
  UNDERIVABLE(2),
  /** Its portfolio is blank. */
  WITHOUT_PORTFOLIO(10),
  /** Its plan and portfolio come in the same transaction. */
  TOGETHER(4),
  /** Corrected right after it came, while it waits for its plan. */
  UPDATED(4),
  /** Its plan and portfolio were there before. */
  STORED(20),
  /** Its plan and portfolio were there before, in a spelling of their own. */
  ODDLY_STORED(2),
  /** Spells its plan and portfolio oddly. */
  VARIANT(40),
  ORDINARY(114);

  private final int share;

  Kind(int share) {
    this.share = share;
  }

  /** Rows of it in a whole block. */
  int share() {
    return share;
  }
}
