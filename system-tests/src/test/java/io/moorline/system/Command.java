package io.moorline.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code moorline} for one warehouse, with the variables that its pipeline file names.
 *
 * @param directory where its output lands
 */
record Command(Warehouse warehouse, Path directory) {

  /** Returns when it has ended. */
  DemoProcess run(String... arguments) {
    return runWith(Map.of(), arguments);
  }

  /** The same with other values of some variables. */
  DemoProcess runWith(Map<String, String> changed, String... arguments) {
    DemoProcess process = start(changed, arguments);
    process.exitCode();
    return process;
  }

  DemoProcess start(String... arguments) {
    return start(Map.of(), arguments);
  }

  private DemoProcess start(Map<String, String> changed, String... arguments) {
    Map<String, String> environment = new HashMap<>(warehouse.environment());
    environment.put("MOORLINE_STATE_DIR", warehouse.stateDir().toString());
    environment.put("MOORLINE_HTTP_PORT", "0");
    environment.putAll(changed);
    List<String> variables = new ArrayList<>();
    environment.forEach((name, value) -> variables.addAll(List.of(name, value)));
    return DemoProcess.start(directory, List.of(arguments), variables.toArray(String[]::new));
  }
}
