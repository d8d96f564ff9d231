WITH client AS (
    SELECT 'user' AS entity, "legacyNo", "tenantId", "contactId", NULL::integer AS "organizationId",
           "partyId", true AS wanted
    FROM "User"
    UNION ALL
    SELECT 'entry', "legacyNo", "tenantId", "contactId", "organizationId", "clientPartyId", true
    FROM "WaitlistEntry"
    UNION ALL
    SELECT 'owner', "legacyNo", "tenantId", "contactId", "organizationId", "partyId", true
    FROM "AnimalOwner"
    UNION ALL
    SELECT 'stud', "legacyNo", "tenantId", "studOwnerContactId", NULL, "studOwnerPartyId",
           "studId" IS NOT NULL
    FROM "BreedingAttempt"
    UNION ALL
    SELECT 'offspring', "legacyNo", "tenantId", "buyerContactId", "buyerOrganizationId",
           "buyerPartyId", "placementState" = 'WITH_BUYER'
    FROM "Offspring"
    UNION ALL
    SELECT 'invoice', "legacyNo", "tenantId", "contactId", "organizationId", "clientPartyId", true
    FROM "Invoice"
),
known AS (
    SELECT client.*, c.id IS NOT NULL AS "contactKnown", c."tenantId" AS "contactTenant",
           c."partyId" AS "contactParty", o."partyId" AS "organizationParty",
           p."enteredBy" = 'clerk' AS late
    FROM client
    LEFT JOIN "Contact" c ON c.id = "contactId"
    LEFT JOIN "Organization" o ON o.id = "organizationId"
    LEFT JOIN "Party" p ON p.id = c."partyId"
)
SELECT
    count(*) FILTER (WHERE "contactId" IS NOT NULL AND "organizationId" IS NULL) AS "contactOnly",
    count(*) FILTER (WHERE "contactId" IS NULL AND "organizationId" IS NOT NULL)
        AS "organizationOnly",
    count(*) FILTER (WHERE "contactParty" IS NOT NULL AND "organizationParty" IS NOT NULL) AS "both",
    count(*) FILTER (WHERE "contactKnown" AND "contactParty" IS NULL
        AND "organizationParty" IS NOT NULL) AS "organizationInstead",
    count(*) FILTER (WHERE entity <> 'user' AND "contactKnown" AND "contactParty" IS NULL
        AND "organizationParty" IS NULL) AS "noPartyYet",
    count(*) FILTER (WHERE late) AS "lateParties",
    count(*) FILTER (WHERE "contactTenant" <> "tenantId") AS "otherTenant",
    count(*) FILTER (WHERE "contactId" IS NOT NULL AND NOT "contactKnown") AS "unknownContact",
    count(*) FILTER (WHERE entity <> 'user' AND wanted AND "contactId" IS NULL
        AND "organizationId" IS NULL) AS "noClient",
    count(*) FILTER (WHERE "partyId" < 10000000 AND "contactTenant" = "tenantId"
        AND "contactParty" <> "partyId") AS "linkedByHand",
    count(*) FILTER (WHERE "legacyNo" LIKE '_R-%' OR "legacyNo" LIKE 'WQ-%') AS "orphans",
    count(*) FILTER (WHERE "legacyNo" LIKE 'IS-%') AS "strays",
    count(*) FILTER (WHERE entity = 'stud' AND wanted AND "contactId" IS NULL) AS "studWithoutOwner",
    count(*) FILTER (WHERE entity = 'stud' AND NOT wanted) AS "noStud",
    count(*) FILTER (WHERE entity = 'offspring' AND NOT wanted) AS "notPlaced",
    count(*) FILTER (WHERE entity = 'user' AND "contactParty" IS NOT NULL) AS "usersOfContacts",
    count(*) FILTER (WHERE entity = 'user' AND "contactId" IS NOT NULL AND "contactParty" IS NULL)
        AS "usersOfPoorContacts",
    count(*) FILTER (WHERE entity = 'user' AND "contactId" IS NULL) AS "usersWithoutContact"
FROM known
