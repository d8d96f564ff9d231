package io.moorline.devstack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.testcontainers.DockerClientFactory;

@TestInstance(Lifecycle.PER_CLASS)
class ContainerStackIT extends StackContract {

  private static final String NO_DOCKER = "Skipped: there is no Docker here to run containers.";

  private Optional<ContainerStack> stack = Optional.empty();

  @BeforeEach
  void start() {
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker) {
      System.out.println(NO_DOCKER);
    }
    assumeTrue(docker, NO_DOCKER);
    if (stack.isEmpty()) {
      stack = Optional.of(ContainerStack.start(StackOptions.temporary()));
    }
  }

  @AfterAll
  void close() {
    stack.ifPresent(ContainerStack::close);
  }

  @Override
  Stack stack() {
    return stack.orElseThrow();
  }
}
