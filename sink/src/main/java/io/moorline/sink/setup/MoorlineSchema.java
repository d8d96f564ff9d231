package io.moorline.sink.setup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The tables and views of schema {@code moorline}, in the order they are made. */
final class MoorlineSchema {

  static final String SCHEMA = "CREATE SCHEMA IF NOT EXISTS moorline";

  private static final String FENCE =
      """
      CREATE TABLE IF NOT EXISTS moorline.fence (
        consumer_group text NOT NULL,
        topic text NOT NULL,
        partition integer NOT NULL,
        epoch bigint NOT NULL,
        base_offset bigint NOT NULL,
        next_offset bigint NOT NULL,
        table_name text,
        last_processed_at timestamptz,
        last_processed_id text,
        topic_id text NOT NULL,
        id bigint GENERATED ALWAYS AS IDENTITY,
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer_group, topic, partition)
      ) WITH (fillfactor = 50)\
      """;

  /** Written by a replay, ended by the sink. */
  private static final String VERIFICATION =
      """
      CREATE TABLE IF NOT EXISTS moorline.verification (
        consumer_group text NOT NULL,
        topic text NOT NULL,
        partition integer NOT NULL,
        until_offset bigint NOT NULL,
        requested_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer_group, topic, partition)
      )\
      """;

  private static final String WATERMARK =
      """
      CREATE OR REPLACE VIEW moorline.etl_watermark AS
      SELECT id, table_name, last_processed_at, last_processed_id, updated_at, topic, partition,
             next_offset
      FROM moorline.fence\
      """;

  private static final String CHANGE_BATCH =
      """
      CREATE TABLE IF NOT EXISTS moorline.change_batch (
        batch bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        pipeline text NOT NULL,
        backfill text NOT NULL,
        domain text NOT NULL,
        rule_version text NOT NULL,
        entity_type text NOT NULL,
        table_name text NOT NULL,
        topic text NOT NULL,
        partition integer NOT NULL,
        base_offset bigint NOT NULL,
        position_column text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now()
      )\
      """;

  private static final String CHANGE_BATCH_INDEX =
      """
      CREATE INDEX IF NOT EXISTS change_batch_changed_at
      ON moorline.change_batch (changed_at)\
      """;

  /** The stored form: what entries of one batch share is in their batch. */
  private static final String CHANGE_LOG_ENTRY =
      """
      CREATE TABLE IF NOT EXISTS moorline.change_log_entry (
        batch bigint NOT NULL,
        place integer NOT NULL,
        offset_delta integer NOT NULL,
        operation "char" NOT NULL,
        coalesced integer NOT NULL,
        source_position text,
        entity_key text NOT NULL,
        before json,
        after json NOT NULL
      )\
      """;

  private static final String ENTRY_KEY_INDEX =
      """
      CREATE INDEX IF NOT EXISTS change_log_entry_entity_key
      ON moorline.change_log_entry (entity_key)\
      """;

  /** Batches are appended in order, so that a block range tells where one is. */
  private static final String ENTRY_BATCH_INDEX =
      """
      CREATE INDEX IF NOT EXISTS change_log_entry_batch
      ON moorline.change_log_entry USING brin (batch) WITH (pages_per_range = 16, autosummarize)\
      """;

  private static final String CHANGE_LOG =
      """
      CREATE OR REPLACE VIEW moorline.change_log AS
      SELECT b.entity_type,
             e.entity_key,
             CASE e.operation WHEN 'I' THEN 'insert' ELSE 'update' END AS operation,
             CASE e.operation
               WHEN 'I' THEN (
                 SELECT coalesce(jsonb_object_agg(
                          f.key, jsonb_build_object('old', NULL, 'new', f.value)), '{}')
                 FROM jsonb_each(e.after::jsonb) f)
               ELSE (
                 SELECT coalesce(jsonb_object_agg(f.key,
                          jsonb_build_object('old', f.value, 'new', e.after::jsonb -> f.key)), '{}')
                 FROM jsonb_each(e.before::jsonb) f)
             END AS changed_fields,
             e.after::jsonb || e.before::jsonb AS before_json,
             e.after::jsonb AS after_json,
             jsonb_build_object(
               'backfill', b.backfill,
               'pipeline', b.pipeline,
               'domain', b.domain,
               'topic', b.topic,
               'partition', b.partition,
               'offset', b.base_offset + e.offset_delta,
               'source_position', coalesce(e.source_position, e.after ->> b.position_column),
               'rule_version', b.rule_version,
               'coalesced_steps', e.coalesced,
               'timestamp', b.changed_at) AS after_raw,
             b.changed_at,
             b.table_name,
             e.batch,
             e.place
      FROM moorline.change_log_entry e
      JOIN moorline.change_batch b ON b.batch = e.batch\
      """;

  private static final String QUARANTINE =
      """
      CREATE TABLE IF NOT EXISTS moorline.quarantine (
        id text PRIMARY KEY,
        state text NOT NULL,
        reason text NOT NULL,
        detail text NOT NULL,
        sqlstate text,
        dataset text NOT NULL,
        topic text NOT NULL,
        partition integer NOT NULL,
        "offset" bigint NOT NULL,
        key bytea,
        value bytea,
        raised_by text NOT NULL,
        raised_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now()
      )\
      """;

  /** Rows go when what they tell is over. */
  private static final String FINDING =
      """
      CREATE TABLE IF NOT EXISTS moorline.finding (
        id text PRIMARY KEY,
        kind text NOT NULL,
        dataset text NOT NULL,
        entity_key text,
        reference text NOT NULL,
        reference_key text,
        verdict text NOT NULL,
        detail text NOT NULL,
        source_position text NOT NULL,
        found_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now()
      )\
      """;

  private static final String OUTBOX =
      """
      CREATE TABLE IF NOT EXISTS moorline.outbox (
        topic text NOT NULL,
        id text NOT NULL,
        partition integer,
        value bytea NOT NULL,
        written_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (topic, id)
      )\
      """;

  private MoorlineSchema() {}

  /** What makes each relation, by the relation's name. */
  static Map<String, String> relations() {
    Map<String, String> relations = new LinkedHashMap<>();
    relations.put("fence", FENCE);
    relations.put("verification", VERIFICATION);
    relations.put("etl_watermark", WATERMARK);
    relations.put("change_batch", CHANGE_BATCH);
    relations.put("change_batch_changed_at", CHANGE_BATCH_INDEX);
    relations.put("change_log_entry", CHANGE_LOG_ENTRY);
    relations.put("change_log_entry_entity_key", ENTRY_KEY_INDEX);
    relations.put("change_log_entry_batch", ENTRY_BATCH_INDEX);
    relations.put("change_log", CHANGE_LOG);
    relations.put("quarantine", QUARANTINE);
    relations.put("finding", FINDING);
    relations.put("open_link", findings("open_link", "dataset, entity_key, reference"));
    relations.put("collision", findings("collision", "reference"));
    relations.put("mismatch", findings("mismatch", "dataset, entity_key, reference"));
    relations.put("outbox", OUTBOX);
    return relations;
  }

  /** Findings of one kind, with the columns that say what they are about. */
  private static String findings(String kind, String about) {
    return """
    CREATE OR REPLACE VIEW moorline.%1$s AS
    SELECT %2$s, reference_key, verdict, detail, source_position, found_at, changed_at
    FROM moorline.finding WHERE kind = '%3$s'\
    """
        .formatted(kind, about, kind.toUpperCase(Locale.ROOT));
  }
}
