package io.moorline.demo.example;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to an example's database. */
@FunctionalInterface
public interface Connections {
  Connection open() throws SQLException;
}
