package io.moorline.demo.registration;

/** A product and a variant that are made together. */
record Device(Kind kind, Product product, Variant variant) {}
