package io.moorline.rules.pipeline;

/** Where in the file a dataset and its needs stand. */
public final class Paths {

  private Paths() {}

  public static String of(Dataset dataset) {
    return (dataset instanceof Reference ? "references." : "facts.") + dataset.name();
  }

  public static String of(Reference reference, Authority authority) {
    int place = reference.strategy().authorities().indexOf(authority) + 1;
    return of(reference) + ".authority[" + place + "]";
  }

  public static String of(Dataset dataset, Need need) {
    return of(dataset) + ".needs." + need.name();
  }
}
