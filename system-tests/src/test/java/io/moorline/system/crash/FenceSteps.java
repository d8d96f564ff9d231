package io.moorline.system.crash;

/**
 * A trigger that remembers which offsets each committed batch of the sink held. Rows know their
 * place in the source and would hide that a batch was applied twice; this does not.
 */
final class FenceSteps {

  static final String DDL =
      """
      CREATE TABLE public.fence_steps (
        step bigserial, topic text, partition integer, base bigint, next bigint);
      CREATE FUNCTION public.remember_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO public.fence_steps (topic, partition, base, next)
        VALUES (NEW.topic, NEW.partition, NEW.base_offset, NEW.next_offset);
        RETURN NULL;
      END $$;
      CREATE TRIGGER remember_step AFTER UPDATE ON moorline.fence
      FOR EACH ROW WHEN (OLD.epoch = NEW.epoch) EXECUTE FUNCTION public.remember_step()\
      """;

  /** Batches that do not begin where the one before them ended. */
  static final String BROKEN =
      """
      SELECT * FROM (
        SELECT topic, partition, base, next,
          lag(next, 1, 0) OVER (PARTITION BY topic, partition ORDER BY step) AS previous
        FROM public.fence_steps) steps
      WHERE base <> previous\
      """;

  /** Partitions whose last batch is not where the fence stands. */
  static final String ENDS =
      """
      SELECT topic, partition, next_offset, last FROM moorline.fence LEFT JOIN (
        SELECT topic, partition, max(next) AS last FROM public.fence_steps GROUP BY 1, 2) steps
      USING (topic, partition)
      WHERE next_offset <> coalesce(last, 0)\
      """;

  private FenceSteps() {}
}
