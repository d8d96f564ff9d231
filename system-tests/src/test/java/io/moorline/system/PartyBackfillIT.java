package io.moorline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.moorline.demo.Figures;
import io.moorline.demo.party.Parties;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the runbook of the party example asks for, on real servers: one load, many looks. */
@ExtendWith(World.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartyBackfillIT {

  private static final int ROWS = 800;
  private static final long SEED = 11;

  private static final String[] TABLES = {
    "\"Party\"",
    "\"Contact\"",
    "\"Organization\"",
    "\"User\"",
    "\"WaitlistEntry\"",
    "\"AnimalOwner\"",
    "\"BreedingAttempt\"",
    "\"Offspring\"",
    "\"Invoice\""
  };

  /** All rows with the parties of their clients in their own tenant, as the runbook joins them. */
  private static final String CLIENTS =
      """
      CREATE TEMP VIEW client AS
      SELECT r.*, c."partyId" AS contact_party, o."partyId" AS organization_party
      FROM (
        SELECT 'user' AS entity, id, "legacyNo" AS no, "tenantId" AS tenant, "contactId" AS contact,
               NULL::integer AS organization, "partyId" AS party, true AS wanted
        FROM "User"
        UNION ALL
        SELECT 'waitlist_entry', id, "legacyNo", "tenantId", "contactId", "organizationId",
               "clientPartyId", true
        FROM "WaitlistEntry"
        UNION ALL
        SELECT 'animal_owner', id, "legacyNo", "tenantId", "contactId", "organizationId",
               "partyId", true
        FROM "AnimalOwner"
        UNION ALL
        SELECT 'breeding_attempt', id, "legacyNo", "tenantId", "studOwnerContactId", NULL,
               "studOwnerPartyId", "studId" IS NOT NULL
        FROM "BreedingAttempt"
        UNION ALL
        SELECT 'offspring', id, "legacyNo", "tenantId", "buyerContactId", "buyerOrganizationId",
               "buyerPartyId", "placementState" = 'WITH_BUYER'
        FROM "Offspring"
        UNION ALL
        SELECT 'invoice', id, "legacyNo", "tenantId", "contactId", "organizationId",
               "clientPartyId", true
        FROM "Invoice"
      ) r
      LEFT JOIN "Contact" c ON c.id = r.contact AND c."tenantId" = r.tenant
      LEFT JOIN "Organization" o ON o.id = r.organization AND o."tenantId" = r.tenant\
      """;

  private ExampleRun run;
  private Sql sql;
  private Figures figures;

  @BeforeAll
  void load() throws SQLException {
    run = ExampleRun.finished("parties", Parties.EXAMPLE, Map.of(), ROWS, SEED);
    sql = run.sql();
    figures = run.figures();
    sql.run(CLIENTS);
  }

  @AfterAll
  void close() {
    run.close();
  }

  @Test
  void shouldShowEveryOddity() {
    assertThat(figures.oddities()).hasSize(18);
    assertThat(figures.oddities())
        .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
  }

  @Test
  void shouldTellTheTruth() {
    assertThat(figures.facts()).isEqualTo(ROWS);
    assertThat(figures.written())
        .isEqualTo(
            sql.count(
                "SELECT count(DISTINCT (entity_type, entity_key)) FROM moorline.change_log"
                    + " WHERE entity_type <> 'party'"));
    assertThat(figures.derived())
        .isEqualTo(sql.count("SELECT count(*) FROM \"Party\" WHERE \"enteredBy\" IS NULL"));
    assertThat(figures.openLinks()).isEqualTo(sql.count("SELECT count(*) FROM moorline.open_link"));
    assertThat(figures.parked()).isZero();
    assertThat(figures.quarantined()).isEmpty();
  }

  /** The runbook's validation queries, and what may be left. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"WaitlistEntry\" WHERE \"clientPartyId\" IS NULL | ^W[EXMNQ]-",
        "\"AnimalOwner\" WHERE \"partyId\" IS NULL | ^$",
        "\"BreedingAttempt\" WHERE \"studOwnerPartyId\" IS NULL AND \"studId\" IS NOT NULL | ^BN-",
        "\"Offspring\" WHERE \"buyerPartyId\" IS NULL AND \"placementState\" = 'WITH_BUYER' | ^$",
        "\"User\" WHERE \"partyId\" IS NULL | ^$",
        "\"Invoice\" WHERE \"clientPartyId\" IS NULL | ^IN-",
      })
  void shouldValidate(String query, String left) {
    assertThat(sql.count("SELECT count(*) FROM " + query))
        .isEqualTo(sql.count("SELECT count(*) FROM client WHERE no ~ '%s'".formatted(left)));
  }

  @ParameterizedTest
  @CsvSource({
    "user",
    "waitlist_entry",
    "animal_owner",
    "breeding_attempt",
    "offspring",
    "invoice",
  })
  void shouldLeaveNothingNullThatHasAParty(String entity) {
    assertThat(sql.count("SELECT count(party) FROM client WHERE entity = '%s'".formatted(entity)))
        .isPositive();
    assertThat(
            sql.rows(
                """
                SELECT no FROM client WHERE entity = '%s' AND party IS NULL AND wanted
                  AND coalesce(contact_party, organization_party) IS NOT NULL\
                """
                    .formatted(entity)))
        .isEmpty();
  }

  @Test
  void shouldMakeAPartyForEveryUserWhoHasNone() {
    assertThat(
            sql.rows(
                """
                SELECT u."legacyNo" FROM "User" u JOIN "Party" p ON p.id = u."partyId"
                WHERE u."legacyNo" ~ '^U[PN]-'
                  AND (p._correlation IS DISTINCT FROM 'User:' || u.id
                    OR p."tenantId" <> u."tenantId" OR p."displayName" <> u."name")\
                """))
        .isEmpty();
    assertThat(sql.count("SELECT count(*) FROM \"Party\" WHERE _correlation IS NOT NULL"))
        .isEqualTo(sql.count("SELECT count(*) FROM \"User\" WHERE \"legacyNo\" ~ '^U[PN]-'"))
        .isEqualTo(
            figures.oddities().get("usersOfPoorContacts")
                + figures.oddities().get("usersWithoutContact"));
  }

  @Test
  void shouldCreateWhatAnimalOwnersPointAt() {
    assertThat(
            sql.rows(
                """
                SELECT a."legacyNo" FROM "AnimalOwner" a LEFT JOIN "Party" p
                  ON p.id = a."partyId" AND p."tenantId" = a."tenantId"
                WHERE a."legacyNo" LIKE 'AR-%'
                  AND (p.id < 10000000 OR p."displayName" IS DISTINCT FROM 'Recovered Party'
                    OR p."kind" <> 'CONTACT' OR p._source <> 'auto_derived')\
                """))
        .isEmpty();
    assertThat(
            sql.count(
                "SELECT nextval(pg_get_serial_sequence('\"Party\"', 'id'))"
                    + " - max(id) FROM \"Party\""))
        .isPositive();
  }

  @Test
  void shouldNullifyWhatWaitlistEntriesPointAtAndLinkThemAgain() {
    assertThat(
            sql.rows(
                "SELECT no FROM client WHERE no LIKE 'WR-%' AND party IS DISTINCT FROM"
                    + " contact_party"))
        .isEmpty();
    assertThat(sql.count("SELECT count(party) FROM client WHERE no LIKE 'WQ-%'")).isZero();
    assertThat(
            sql.count(
                """
                SELECT count(*) FROM moorline.change_log
                WHERE after_raw ->> 'backfill' = 'waitlist_orphans'
                  AND (changed_fields #>> '{clientPartyId,old}')::int >= 10000000
                  AND changed_fields #>> '{clientPartyId,new}' IS NULL\
                """))
        .isEqualTo(sql.count("SELECT count(*) FROM client WHERE no ~ '^W[RQ]-'"));
  }

  @Test
  void shouldReportWhatInvoicesPointAtAndLeaveIt() {
    assertThat(
            sql.rows(
                "SELECT DISTINCT left(no, 2), verdict FROM moorline.orphan o JOIN client c"
                    + " ON c.entity = o.dataset AND c.id::text = o.entity_key ORDER BY 1"))
        .containsExactly(List.of("IR", "missing"), List.of("IS", "missing"));
    assertThat(sql.count("SELECT count(*) FROM moorline.orphan"))
        .isEqualTo(sql.count("SELECT count(party) FROM client WHERE no ~ '^I[RS]-'"));
  }

  @Test
  void shouldTakeTheContactFirst() {
    assertThat(
            sql.rows(
                """
                SELECT no FROM client WHERE no ~ '^.[BCL]-' AND wanted
                  AND party IS DISTINCT FROM contact_party\
                """))
        .isEmpty();
    assertThat(figures.oddities().get("both")).isPositive();
  }

  @Test
  void shouldTakeTheOrganizationWhereTheContactHasNoParty() {
    assertThat(
            sql.rows(
                """
                SELECT no FROM client WHERE no ~ '^([WA]P|.O)-'
                  AND party IS DISTINCT FROM organization_party\
                """))
        .isEmpty();
  }

  @Test
  void shouldLinkWhenThePartyOfAContactArrivesLate() {
    assertThat(
            sql.count(
                "SELECT count(*) FROM client JOIN \"Party\" p ON p.id = party"
                    + " WHERE no ~ '^.L-' AND p.\"enteredBy\" = 'clerk'"))
        .isEqualTo(figures.oddities().get("lateParties"));
  }

  @Test
  void shouldListEachOpenLinkOnce() {
    assertThat(
            sql.rows(
                """
                SELECT DISTINCT left(c.no, 2), verdict FROM moorline.open_link o
                JOIN client c ON c.entity = o.dataset AND c.id::text = o.entity_key
                ORDER BY 1\
                """))
        .containsExactly(
            List.of("WE", "incomplete"), List.of("WM", "missing"), List.of("WX", "missing"));
    assertThat(
            sql.rows(
                "SELECT dataset, entity_key FROM moorline.open_link GROUP BY 1, 2"
                    + " HAVING count(*) > 1"))
        .isEmpty();
  }

  @Test
  void shouldFillOnlyWhereTheConditionHolds() {
    assertThat(sql.count("SELECT count(*) FROM client WHERE NOT wanted"))
        .isEqualTo(figures.oddities().get("noStud") + figures.oddities().get("notPlaced"));
    assertThat(sql.count("SELECT count(party) FROM client WHERE NOT wanted")).isZero();
  }

  @Test
  void shouldLeaveLinksThatPeopleMade() {
    assertThat(
            sql.count("SELECT count(*) FROM client WHERE no ~ '^.H-' AND party <> contact_party"))
        .isEqualTo(figures.oddities().get("linkedByHand"));
  }

  @Test
  void shouldCrossNoTenant() {
    assertThat(
            sql.rows(
                """
                SELECT no FROM client JOIN "Party" p ON p.id = party
                WHERE p."tenantId" <> tenant AND no !~ '^IS-'\
                """))
        .isEmpty();
  }

  @Test
  void shouldLogEveryWriteUnderItsBackfill() {
    assertThat(
            sql.rows(
                "SELECT DISTINCT entity_type, after_raw ->> 'backfill' FROM moorline.change_log"
                    + " WHERE operation = 'update' ORDER BY 1, 2"))
        .containsExactly(
            List.of("animal_owner", "animalowner_partyid"),
            List.of("breeding_attempt", "breedingattempt_studownerpartyid"),
            List.of("invoice", "invoice_clientpartyid"),
            List.of("offspring", "offspring_buyerpartyid"),
            List.of("user", "user_partyid"),
            List.of("waitlist_entry", "waitlist_clientpartyid"),
            List.of("waitlist_entry", "waitlist_orphans"));
    assertThat(
            sql.rows(
                "SELECT DISTINCT entity_type, after_raw ->> 'backfill' FROM moorline.change_log"
                    + " WHERE operation = 'insert' ORDER BY 2"))
        .containsExactly(List.of("party", "animalowner_orphans"), List.of("party", "user_partyid"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void shouldWriteNothingWhenItRunsAgainOrChangesAreReplayed() throws SQLException {
    // Given
    List<List<String>> once = run.versions(TABLES);

    // When
    run.load();

    // Then
    assertThat(run.versions(TABLES)).isEqualTo(once);

    // When
    run.replay();

    // Then
    assertThat(run.versions(TABLES)).isEqualTo(once);
  }
}
