package io.moorline.demo.example;

/** Hears how far a load is. */
@FunctionalInterface
public interface Progress {

  /** Facts in the source now, those of earlier loads included. */
  void loaded(long rows);
}
