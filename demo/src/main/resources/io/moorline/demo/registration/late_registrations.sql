INSERT INTO registrations (registration_no, holder, approved_on, recorded_by)
SELECT DISTINCT pg_temp.registration_key(registry_no), '持有人', date '2021-01-01', 'clerk'
FROM product_variants
WHERE di ~ '^(AW|DA|DB)-'
ON CONFLICT DO NOTHING
