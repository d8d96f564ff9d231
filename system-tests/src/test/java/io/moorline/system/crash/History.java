package io.moorline.system.crash;

/**
 * Triggers that remember every version that a source row ever had: what was deleted may have been
 * written before, and what was derived for an earlier version stays.
 */
final class History {

  static final String DDL =
      """
      CREATE TABLE public.history (
        version bigserial, deleted boolean, LIKE staging.规模明细);
      CREATE FUNCTION public.remember() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          INSERT INTO public.history
          SELECT nextval('public.history_version_seq'), true, OLD.*;
        ELSE
          INSERT INTO public.history
          SELECT nextval('public.history_version_seq'), false, NEW.*;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER remember AFTER INSERT OR UPDATE OR DELETE ON staging.规模明细
      FOR EACH ROW EXECUTE FUNCTION public.remember()\
      """;

  /** Each row's in the order in which they were committed; its deletion last. */
  static final String ALL = "SELECT * FROM public.history ORDER BY version";

  static final String VERSIONS = "SELECT * FROM public.history WHERE NOT deleted ORDER BY version";

  private History() {}
}
