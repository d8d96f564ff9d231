-- Contacts 35 to 39 of every tenant are given parties of their own.
DO $$
DECLARE
    late record;
    party integer;
BEGIN
    FOR late IN
        SELECT id, "tenantId", "name" FROM "Contact"
        WHERE "partyId" IS NULL AND id % 1000 >= 35 ORDER BY id
    LOOP
        INSERT INTO "Party" ("tenantId", "kind", "displayName", "enteredBy")
        VALUES (late."tenantId", 'CONTACT', late."name", 'clerk')
        RETURNING id INTO party;
        UPDATE "Contact" SET "partyId" = party WHERE id = late.id;
    END LOOP;
END
$$
