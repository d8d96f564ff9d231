package io.moorline.runtime;

import io.moorline.rules.pipeline.Authority;
import io.moorline.rules.pipeline.Dataset;
import io.moorline.rules.pipeline.Pipeline;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, at start, what a process works with; secrets stay unsaid. */
final class EffectiveConfiguration {

  private static final Logger log = LoggerFactory.getLogger(EffectiveConfiguration.class);

  private EffectiveConfiguration() {}

  static void log(Pipeline pipeline, Settings settings) {
    log.atInfo()
        .addKeyValue("version", Version.current())
        .addKeyValue("java", System.getProperty("java.version"))
        .addKeyValue("state_dir", settings.stateDir().toAbsolutePath())
        .addKeyValue("http", settings.httpHost() + ":" + settings.httpPort())
        .addKeyValue("wait", settings.serverWait())
        .log("process");
    log.atInfo()
        .addKeyValue("name", pipeline.name())
        .addKeyValue("domain", pipeline.domain())
        .addKeyValue("target", pipeline.target().name())
        .addKeyValue("references", names(pipeline.references().values()))
        .addKeyValue("authorities", pipeline.authorities().stream().map(Authority::id).toList())
        .addKeyValue("facts", names(pipeline.facts().values()))
        .addKeyValue("in_place", names(pipeline.inPlace().values()))
        .addKeyValue("rule_version", pipeline.ruleVersion())
        .log("pipeline");
    pipeline
        .databases()
        .values()
        .forEach(
            database ->
                log.atInfo()
                    .addKeyValue("name", database.name())
                    .addKeyValue("url", database.url())
                    .addKeyValue("user", database.user())
                    .addKeyValue("password", database.password())
                    .log("database"));
    log.atInfo()
        .addKeyValue("servers", pipeline.kafka().servers())
        // Names only: any of the values may hold a secret.
        .addKeyValue("settings", new TreeSet<>(pipeline.kafka().settings().keySet()))
        .addKeyValue("partitions", pipeline.kafka().partitions())
        .addKeyValue("replication", pipeline.kafka().replication())
        .addKeyValue("keep", pipeline.kafka().keep().map(Object::toString).orElse("for ever"))
        .addKeyValue("registry", pipeline.registry().url())
        .log("kafka");
  }

  private static List<String> names(Collection<? extends Dataset> datasets) {
    return datasets.stream().map(Dataset::name).toList();
  }
}
