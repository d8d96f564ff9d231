package io.moorline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.moorline.schemas.WireFormat;
import io.moorline.streams.model.Model;
import io.moorline.streams.model.ModelBuilder;
import io.moorline.streams.station.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/**
 * Guards the topology's shape: sub-topologies, stores, internal topics and all their names.
 *
 * <p>A running pipeline finds its state by these names. Change {@code topology.txt} only together
 * with the way in which existing state goes along: a renamed or moved store or repartition topic
 * starts empty, so it needs a new application id and a replay of the cdc topics, said in the
 * changelog. The shape as it is now lies in {@code target}. New operators without state are free.
 */
class ResolveTopologyTest {

  @Test
  void shouldKeepItsShape() throws IOException {
    // Given
    Model model = ModelBuilder.build(Tables.pipeline(4), Tables.catalog());

    // When
    Topology topology =
        ResolveTopology.build(
            model, new WireFormat(new MemoryRegistry()), new Numbers(new SimpleMeterRegistry()));

    // Then
    String description = topology.describe().toString();
    Files.writeString(Path.of("target", "topology.txt"), description);
    assertThat(description).isEqualTo(golden());
  }

  private static String golden() throws IOException {
    try (InputStream file = ResolveTopologyTest.class.getResourceAsStream("/topology.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
