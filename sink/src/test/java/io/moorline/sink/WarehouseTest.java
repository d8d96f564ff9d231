package io.moorline.sink;

import static io.moorline.sink.Rows.detail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A warehouse for each test, and what changes it. */
abstract class WarehouseTest {

  private final Scene scene;
  Warehouse warehouse;
  Changes changes;

  WarehouseTest() {
    this(Scene.LOADED);
  }

  WarehouseTest(Scene scene) {
    this.scene = scene;
  }

  @BeforeEach
  void open() throws Exception {
    warehouse = new Warehouse(scene);
    changes = warehouse.changes();
  }

  @AfterEach
  void close() throws Exception {
    changes.close();
    warehouse.close();
  }

  /** Rows of the mirror, all of one amount. */
  void publish(long from, long to, String amount) {
    publish(from, to, amount, changes);
    changes.commit();
  }

  static void publish(long from, long to, String amount, Changes changes) {
    for (long id = from; id < to; id++) {
      changes.upsert(detail(id, null, amount));
    }
  }
}
