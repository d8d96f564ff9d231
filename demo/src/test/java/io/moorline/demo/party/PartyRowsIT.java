package io.moorline.demo.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.demo.example.GeneratorContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartyRowsIT extends GeneratorContract {

  private static final String ALL =
      """
      SELECT "legacyNo", to_jsonb(t) - 'id' AS content FROM "User" t
      UNION ALL SELECT "legacyNo", to_jsonb(t) - 'id' FROM "WaitlistEntry" t
      UNION ALL SELECT "legacyNo", to_jsonb(t) - 'id' FROM "AnimalOwner" t
      UNION ALL SELECT "legacyNo", to_jsonb(t) - 'id' FROM "BreedingAttempt" t
      UNION ALL SELECT "legacyNo", to_jsonb(t) - 'id' FROM "Offspring" t
      UNION ALL SELECT "legacyNo", to_jsonb(t) - 'id' FROM "Invoice" t\
      """;

  PartyRowsIT() {
    super(
        Parties.EXAMPLE,
        "SELECT count(*) FROM (" + ALL + ") fact",
        "SELECT content::text FROM (" + ALL + ") fact ORDER BY 1");
  }

  @Test
  void shouldShowEveryOddityInOneBlock() throws Exception {
    // Given
    PartyRows rows = new PartyRows(Block.SIZE, SEED);

    // When
    database.fill(rows);
    Map<String, Long> oddities = rows.oddities(database.connection());

    // Then
    assertThat(oddities.values()).hasSize(18).allMatch(count -> count > 0);
    assertThat(oddities)
        .containsEntry("both", 6L)
        .containsEntry("organizationInstead", 4L)
        .containsEntry("lateParties", 3L)
        .containsEntry("otherTenant", 1L)
        .containsEntry("unknownContact", 1L)
        .containsEntry("linkedByHand", 3L)
        .containsEntry("orphans", 4L)
        .containsEntry("strays", 1L)
        .containsEntry("noStud", 1L)
        .containsEntry("notPlaced", 2L);
  }

  @Test
  void shouldShowEveryOddityEvenWhenSmall() throws Exception {
    // Given a row of each kind
    PartyRows rows = new PartyRows(Kind.values().length, SEED);

    // When
    database.fill(rows);

    // Then
    assertThat(rows.oddities(database.connection()).values()).allMatch(count -> count > 0);
  }
}
