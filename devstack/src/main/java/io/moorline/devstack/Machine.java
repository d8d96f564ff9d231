package io.moorline.devstack;

/** What the bundled servers run on. */
final class Machine {

  private Machine() {}

  static void check() {
    String system = System.getProperty("os.name");
    String processor = System.getProperty("os.arch");
    if (!"Linux".equals(system) || !"amd64".equals(processor)) {
      throw new StackException(
          "The embedded stack runs on Linux amd64 only; this is " + system + " " + processor + ".",
          "Use the containers of docker-compose.yml.");
    }
  }
}
