package io.moorline.demo.registration;

import org.jspecify.annotations.Nullable;

/**
 * @param product the identifier of the product that it is a variant of
 */
record Variant(String di, @Nullable String product, String model, @Nullable String registryNo) {}
