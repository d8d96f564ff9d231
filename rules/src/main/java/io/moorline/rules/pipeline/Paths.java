package io.moorline.rules.pipeline;

/** Where in the file a dataset and its needs stand. */
public final class Paths {

  private Paths() {}

  public static String of(Dataset dataset) {
    return (dataset instanceof Reference ? "references." : "facts.") + dataset.name();
  }

  public static String of(Dataset dataset, Need need) {
    return of(dataset) + ".needs." + need.name();
  }
}
