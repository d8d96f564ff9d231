package io.moorline.demo;

import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Where to look, in commands that can be pasted. */
record Guide(Pipeline pipeline, DemoDatabase database, int httpPort) {

  void print(PrintWriter err) {
    err.println();
    err.println("All is written. Where to look:");
    query(err, "SELECT * FROM business.年金计划 WHERE _needs_review LIMIT 5");
    query(err, "SELECT reason, state, count(*) FROM moorline.quarantine GROUP BY 1, 2");
    query(
        err,
        "SELECT changed_at, entity_type, entity_key, operation FROM moorline.change_log"
            + " ORDER BY changed_at DESC LIMIT 5");
    err.println("  Insert a fact whose plan nobody knows, and look again:");
    query(
        err,
        "INSERT INTO staging.规模明细 (流水号, 月度, 计划代码, 期末规模)"
            + " VALUES ('S-NEW-1', '2026-11-01', 'P-NEW-1', 100)");
    query(err, "SELECT * FROM business.年金计划 WHERE 年金计划号 = 'P-NEW-1'");
    err.println("  curl -s http://127.0.0.1:" + httpPort + "/health/ready");
    err.println("  curl -s http://127.0.0.1:" + httpPort + "/metrics | grep ^moorline");
    err.println("Topics on " + pipeline.kafka().servers() + ":");
    topics().forEach(topic -> err.println("  " + topic));
    err.println("Ctrl-C ends it.");
    err.println();
  }

  private void query(PrintWriter err, String sql) {
    err.println("  psql " + database.address() + " -c \"" + sql + "\"");
  }

  private Set<String> topics() {
    try (Admin admin = Admin.create(KafkaTopics.clientSettings(pipeline.kafka()))) {
      Set<String> names = new TreeSet<>(admin.listTopics().names().get());
      names.removeIf(name -> !name.startsWith(pipeline.name() + "."));
      return names;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not tell its topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading topics", e);
    }
  }
}
