package io.moorline.rules.pipeline;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tries a key rule, before any row is there, on texts that would show that it never settles. */
final class KeyRuleProbes {

  private KeyRuleProbes() {}

  static boolean neverEnds(KeyRule rule) {
    Stream<String> characters = IntStream.rangeClosed('!', '~').mapToObj(Character::toString);
    // What steps look for and write is in their names.
    Stream<String> written =
        rule.shape().stream().flatMap(step -> Stream.of(step.split("[\"{}=,]")));
    return Stream.concat(characters, written).anyMatch(text -> !rule.settles(text));
  }
}
