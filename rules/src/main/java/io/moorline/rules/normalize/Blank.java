package io.moorline.rules.normalize;

/** What counts as NULL: a text in which nobody sees anything, in any script. */
public final class Blank {

  private Blank() {}

  public static boolean is(String text) {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (!Characters.isSpace(character) && !Characters.isInvisible(character)) {
        return false;
      }
      i += Character.charCount(character);
    }
    return true;
  }
}
