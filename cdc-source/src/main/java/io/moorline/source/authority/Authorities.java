package io.moorline.source.authority;

import io.micrometer.core.instrument.MeterRegistry;
import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.Authority.InFile;
import io.moorline.rules.pipeline.Authority.InTable;
import io.moorline.rules.pipeline.Database;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.rules.pipeline.Reference;
import io.moorline.rules.pipeline.TableName;
import io.moorline.runtime.Check;
import io.moorline.schemas.Catalog;
import io.moorline.schemas.Table;
import io.moorline.schemas.Topic;
import io.moorline.schemas.Topics;
import io.moorline.schemas.WireFormat;
import io.moorline.source.CaptureProducer;
import io.moorline.source.CdcSchemas;
import io.moorline.source.PartLimit;
import io.moorline.source.SetAside;
import io.moorline.source.StateTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Loads all authorities of a pipeline, each in a thread of its own. */
public final class Authorities {

  private final Pipeline pipeline;
  private final Catalog catalog;
  private final Topics topics;
  private final WireFormat wire;
  private final MeterRegistry metrics;
  private final int maxBytes;
  private final Supplier<PartLimit> parts;
  private final List<AuthorityLoader> loaders;

  /**
   * @param parts when a large load is committed in parts
   */
  public Authorities(
      Pipeline pipeline,
      Catalog catalog,
      Topics topics,
      WireFormat wire,
      MeterRegistry metrics,
      int maxBytes,
      Supplier<PartLimit> parts) {
    this.pipeline = pipeline;
    this.catalog = catalog;
    this.topics = topics;
    this.wire = wire;
    this.metrics = metrics;
    this.maxBytes = maxBytes;
    this.parts = parts;
    this.loaders = pipeline.authorities().stream().map(this::loader).toList();
  }

  /** The topics that hold what authorities bring. */
  public static List<Topic> cdc(Pipeline pipeline, Topics topics) {
    return pipeline.authorities().stream().map(Authority::id).map(topics::cdc).toList();
  }

  /** All topics that loading needs. */
  public static List<Topic> topics(Pipeline pipeline, Topics topics) {
    Stream<Topic> states =
        pipeline.authorities().stream().map(Authority::id).map(topics::authority);
    return Stream.concat(cdc(pipeline, topics).stream(), states).toList();
  }

  public void start() {
    loaders.forEach(AuthorityLoader::start);
  }

  /** How each is; none of them is a reason not to be ready. */
  public List<Check> checks() {
    return loaders.stream().map(loader -> loader.status().check()).toList();
  }

  /** Loads that are under way are given up: they are begun anew by the next process. */
  public void close(Duration deadline) {
    long until = System.nanoTime() + deadline.toNanos();
    loaders.forEach(AuthorityLoader::close);
    try {
      for (AuthorityLoader loader : loaders) {
        loader.awaitEnd(Duration.ofNanos(until - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private AuthorityLoader loader(Authority authority) {
    LoadPlan plan = plan(authority);
    StateTopic states = new StateTopic(pipeline.kafka(), topics.authority(authority.id()));
    String transactionalId = states.name();
    Load load =
        new Load(
            plan, states, () -> CaptureProducer.open(pipeline.kafka(), transactionalId), parts);
    AuthorityStatus status = new AuthorityStatus(authority.id());
    return new AuthorityLoader(
        plan,
        load,
        new Due(authority.schedule(), isReadAtStart(authority)),
        changes(authority),
        new Completeness(plan, pipeline.target()),
        status,
        new AuthorityMetrics(metrics, authority, status));
  }

  private LoadPlan plan(Authority authority) {
    Reference reference = pipeline.references().get(authority.reference());
    TableName table = reference.table();
    Table target = catalog.get(table.database(), table.schema(), table.table());
    Destination destination =
        new Destination(
            topics.cdc(authority.id()),
            new CdcSchemas(pipeline.name()),
            wire,
            new SetAside(topics.quarantine(), wire, maxBytes),
            maxBytes);
    return new LoadPlan(
        authority, reference, pipeline.columns(), target, opener(authority), destination);
  }

  private Origin.Opener opener(Authority authority) {
    if (authority.origin() instanceof InTable in) {
      Database database =
          Optional.ofNullable(pipeline.databases().get(in.table().database())).orElseThrow();
      return () -> TableOrigin.open(database, in.table());
    }
    Path file = ((InFile) authority.origin()).path();
    boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    return csv ? () -> new CsvOrigin(file) : () -> YamlOrigin.open(file);
  }

  private static boolean isReadAtStart(Authority authority) {
    return authority.origin() instanceof InFile || authority.schedule().isEmpty();
  }

  private static AuthorityLoader.Changes changes(Authority authority) {
    if (authority.origin() instanceof InFile in) {
      return new FileWatch(in.path())::hasChanged;
    }
    return () -> false;
  }
}
