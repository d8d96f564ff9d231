package io.moorline.rules.pipeline;

import io.moorline.rules.file.Problems;
import io.moorline.rules.file.Section;
import io.moorline.rules.file.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads {@code kafka.settings}. Allowed by name: how to reach the brokers safely, and how soon they
 * miss a process, is the user's to say; how records are written and read is not, and some settings
 * make a client load classes.
 */
final class KafkaSettings {

  static final Set<String> ALLOWED =
      new TreeSet<>(
          List.of(
              "client.dns.lookup",
              "client.rack",
              "connections.max.idle.ms",
              "heartbeat.interval.ms",
              "max.request.size",
              "metadata.max.age.ms",
              "reconnect.backoff.max.ms",
              "reconnect.backoff.ms",
              "request.timeout.ms",
              "retry.backoff.max.ms",
              "retry.backoff.ms",
              "sasl.jaas.config",
              "sasl.mechanism",
              "sasl.oauthbearer.scope.claim.name",
              "sasl.oauthbearer.token.endpoint.url",
              "security.protocol",
              "session.timeout.ms",
              "ssl.cipher.suites",
              "ssl.enabled.protocols",
              "ssl.endpoint.identification.algorithm",
              "ssl.key.password",
              "ssl.keystore.certificate.chain",
              "ssl.keystore.key",
              "ssl.keystore.location",
              "ssl.keystore.password",
              "ssl.keystore.type",
              "ssl.protocol",
              "ssl.truststore.certificates",
              "ssl.truststore.location",
              "ssl.truststore.password",
              "ssl.truststore.type"));

  private static final Set<String> SECRETS =
      Set.of(
          "ssl.key.password",
          "ssl.keystore.key",
          "ssl.keystore.password",
          "ssl.truststore.password");

  private static final String JAAS = "sasl.jaas.config";
  private static final String TOKEN_ENDPOINT = "sasl.oauthbearer.token.endpoint.url";

  /** Others can be told to fetch and run code. */
  private static final Set<String> LOGIN_MODULES =
      Set.of(
          "org.apache.kafka.common.security.plain.PlainLoginModule",
          "org.apache.kafka.common.security.scram.ScramLoginModule",
          "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule",
          "com.sun.security.auth.module.Krb5LoginModule");

  private static final Pattern WRITTEN_PASSWORD =
      Pattern.compile("(?i)(password|secret)\\s*=\\s*[\"']?(?!\\$\\{[^}:]*})[^\"'\\s]");

  private final Problems problems;

  KafkaSettings(Problems problems) {
    this.problems = problems;
  }

  Map<String, String> read(Optional<Section> settings) {
    settings.ifPresent(section -> section.names().forEach(name -> check(section, name)));
    return settings.map(Section::allTexts).orElse(Map.of());
  }

  private void check(Section section, String name) {
    if (!ALLOWED.contains(name)) {
      problems.add(section.path(name), "is not a setting for here", Suggestion.hint(name, ALLOWED));
    } else if (SECRETS.contains(name)) {
      section.secret(name);
    } else if (name.equals(JAAS)) {
      checkLogin(section);
    } else if (name.equals(TOKEN_ENDPOINT) && !section.text(name).startsWith("https://")) {
      problems.add(section.path(name), "must be an https address");
    }
  }

  private void checkLogin(Section section) {
    String module = section.text(JAAS).split("\\s", 2)[0];
    if (!module.isEmpty() && !LOGIN_MODULES.contains(module)) {
      problems.add(
          section.path(JAAS),
          "this login module is refused",
          "Allowed: " + String.join(", ", new TreeSet<>(LOGIN_MODULES)) + ".");
    }
    if (section.unexpanded(JAAS).filter(raw -> WRITTEN_PASSWORD.matcher(raw).find()).isPresent()) {
      problems.add(
          section.path(JAAS),
          "a secret is written into the file",
          "Write password=\"${NAME}\" and set the environment variable NAME.");
    }
  }
}
