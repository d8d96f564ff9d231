package io.moorline.demo;

/** What can be seen of a running pipeline from outside: in its databases and in Kafka. */
public interface Flow {

  /** How far the database's log has been written. */
  long written();

  /** How far the log has been captured, and the capture committed. */
  long captured();

  /** Records that a consumer group has not read yet, over all groups. */
  long behind();

  /** Rows that wait for a reference, but for those that are listed as waiting. */
  long parked();

  /** Changes whenever something was written into the target. */
  long writes();
}
