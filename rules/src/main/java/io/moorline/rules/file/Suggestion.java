package io.moorline.rules.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Suggestion {

  /** A longer list is no help on a terminal. */
  private static final int MAX_LISTED = 15;

  private Suggestion() {}

  /** "Did you mean ...?", or else the words there are. */
  public static String hint(String word, Collection<String> known) {
    if (known.isEmpty()) {
      return "";
    }
    return nearest(word, known)
        .map(meant -> "Did you mean \"" + meant + "\"?")
        .orElseGet(() -> list(known));
  }

  private static String list(Collection<String> known) {
    return known.size() > MAX_LISTED
        ? "The documentation lists what is allowed here."
        : "Known here: " + String.join(", ", known) + ".";
  }

  static Optional<String> nearest(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> isNear(lower, candidate.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(c -> distance(lower, c.toLowerCase(Locale.ROOT))));
  }

  /** A third of the letters may be wrong: more is another word. */
  private static boolean isNear(String word, String candidate) {
    int longer = Math.max(word.length(), candidate.length());
    return distance(word, candidate) <= Math.max(1, longer / 3);
  }

  /** Edits from one word to the other; two neighbours in the wrong order are one edit. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int cheapest = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, edits[i - 2][j - 2] + 1) : cheapest;
  }
}
