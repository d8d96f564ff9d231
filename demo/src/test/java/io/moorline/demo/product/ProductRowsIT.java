package io.moorline.demo.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.demo.example.GeneratorContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductRowsIT extends GeneratorContract {

  private static final String FACTS = "SELECT count(*) FROM products_staging";
  private static final String CONTENT = "SELECT s::text FROM products_staging s ORDER BY 1";

  ProductRowsIT() {
    super(ProductStaging.EXAMPLE, FACTS, CONTENT);
  }

  @Test
  void shouldShowEveryOddityInTwoHundredRows() throws Exception {
    // Given
    ProductRows rows = new ProductRows(200, SEED);

    // When
    database.fill(rows);
    Map<String, Long> oddities = rows.oddities(database.connection());

    // Then
    assertThat(oddities.values()).hasSize(17).allMatch(count -> count > 0);
    assertThat(oddities)
        .containsEntry("severalDeliveries", 29L)
        .containsEntry("olderAfterNewer", 11L)
        .containsEntry("equalTimesOfOneProduct", 8L)
        .containsEntry("sharedNumbers", 3L)
        .containsEntry("respelledLater", 6L)
        .containsEntry("longTexts", 6L)
        .containsEntry("touchedLater", 3L)
        .containsEntry("withoutKey", 3L);
  }
}
