package io.moorline.rules.catalog;

import io.moorline.rules.file.Problems;
import io.moorline.rules.pipeline.Pipeline;

/** Everything that a pipeline asks of its databases and they do not have, in one report. */
public final class CatalogChecks {

  private CatalogChecks() {}

  public static void check(Pipeline pipeline, CatalogView catalog, Problems problems) {
    Asked asked = new Asked(catalog, problems);
    pipeline.datasets().forEach(dataset -> new CapturedChecks(asked).check(dataset));
    pipeline.facts().values().forEach(fact -> new MirrorChecks(pipeline, asked).check(fact));
    pipeline.facts().values().forEach(fact -> new NewestChecks(asked).check(fact));
    pipeline.inPlace().values().forEach(inPlace -> new InPlaceChecks(asked).check(inPlace));
    NeedColumnChecks needs = new NeedColumnChecks(pipeline, asked);
    pipeline.datasets().forEach(needs::check);
    AuthorityColumnChecks authorities = new AuthorityColumnChecks(asked);
    pipeline.references().values().forEach(authorities::checkReference);
    RequiredChecks required = new RequiredChecks(pipeline, asked);
    pipeline.references().values().forEach(required::check);
  }

  /** The same of what is only loaded from: a pipeline starts without it. */
  public static void checkAuthorities(Pipeline pipeline, CatalogView catalog, Problems problems) {
    AuthorityColumnChecks authorities = new AuthorityColumnChecks(new Asked(catalog, problems));
    pipeline.references().values().forEach(authorities::checkOrigin);
  }
}
