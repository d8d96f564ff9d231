package io.moorline.demo;

import io.moorline.demo.example.Example;
import io.moorline.rules.pipeline.Pipeline;
import io.moorline.runtime.KafkaTopics;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Where to look, in commands that can be pasted. */
record Guide(Example example, Pipeline pipeline, DemoDatabase database, int httpPort) {

  void print(PrintWriter err) {
    err.println();
    err.println("All is written. Where to look:");
    example.looks().forEach(look -> query(err, look));
    err.println("  " + example.trial().what() + ", and look again:");
    query(err, example.trial().statement());
    query(err, example.trial().look());
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
