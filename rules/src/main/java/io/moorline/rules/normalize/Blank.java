package io.moorline.rules.normalize;

/** What counts as NULL: a text in which nobody sees anything, in any script. */
public final class Blank {

  private Blank() {}

  public static boolean is(String text) {
    return text.codePoints()
        .allMatch(character -> Characters.isSpace(character) || Characters.isInvisible(character));
  }
}
