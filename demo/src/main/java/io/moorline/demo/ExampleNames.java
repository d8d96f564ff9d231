package io.moorline.demo;

import io.moorline.demo.example.Example;
import java.util.Iterator;

/** The names that {@code --example} takes, for its help. */
final class ExampleNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Examples.ALL.stream().map(Example::name).iterator();
  }
}
