package io.moorline.demo.registration;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param registration the number of the registration that it is linked to from the start
 */
record Product(
    String udiDi,
    String name,
    @Nullable String regNo,
    @Nullable String registration,
    @Nullable String instructions) {

  static final List<String> COLUMNS = List.of("udi_di", "name", "reg_no", "instructions");

  /** In the order of {@link #COLUMNS}. */
  List<@Nullable Object> values() {
    return Arrays.asList(udiDi, name, regNo, instructions);
  }
}
