package io.moorline.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Where a run took place. */
public final class Machine {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  public static Map<String, String> describe() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("cores", Integer.toString(system.getAvailableProcessors()));
    machine.put("memory", (system.getTotalMemorySize() >> 30) + " GiB");
    String release = System.getProperty("os.version").replaceFirst("-.*", "");
    machine.put("system", System.getProperty("os.name") + " " + release);
    machine.put("java", System.getProperty("java.vm.version"));
    machine.put("load average at the end", "%.1f".formatted(system.getSystemLoadAverage()));
    return machine;
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
