package io.moorline.bench;

import io.moorline.bench.capture.CaptureSection;
import io.moorline.bench.flow.FlowSection;
import io.moorline.bench.growth.GrowthSection;
import io.moorline.bench.sink.LookUpSection;
import io.moorline.bench.sink.SinkSection;
import io.moorline.bench.topology.TopologySection;
import java.util.LinkedHashMap;
import java.util.Map;

/** All there is to run, in this order. */
final class Sections {

  private Sections() {}

  static Map<String, Section> all() {
    Map<String, Section> sections = new LinkedHashMap<>();
    sections.put("sink-bigint", new SinkSection(Shape.BIGINT));
    sections.put("sink-text", new SinkSection(Shape.TEXT));
    sections.put("look-up", new LookUpSection());
    sections.put("capture", new CaptureSection());
    sections.put("topology", new TopologySection());
    sections.put("flow", new FlowSection());
    sections.put("growth", new GrowthSection());
    return sections;
  }
}
