package io.moorline.devstack;

/** One server of the stack. It can be stopped and started again, on the same port and data. */
interface Part {

  /** Returns when the server answers. */
  void start();

  /** Ends the server in order, by force after a while; does nothing when it is not running. */
  void stop();

  /** Ends the server at once, as a crash would. */
  void kill();
}
