package io.moorline.rules.pipeline;

import io.moorline.rules.normalize.Normalizers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A short fingerprint of everything that shapes rows; not of addresses, users or topics. */
final class RuleVersion {

  private static final int BYTES = 6;

  private RuleVersion() {}

  static String of(
      String domain,
      ColumnNames columns,
      Collection<Reference> references,
      Collection<Fact> facts,
      Collection<InPlace> inPlace) {
    Object shape =
        List.of(
            Normalizers.VERSION,
            domain,
            columns,
            references.stream().map(RuleVersion::shape).toList(),
            facts.stream().map(RuleVersion::shape).toList(),
            inPlace.stream().map(RuleVersion::shape).toList());
    return HexFormat.of().formatHex(sha256(shape.toString()), 0, BYTES);
  }

  private static List<Object> shape(Reference reference) {
    return List.of(
        reference.name(),
        reference.table(),
        shape(reference.key()),
        needs(reference),
        reference.fillLater(),
        reference.strategy().kind(),
        reference.strategy().deriveWhen(),
        reference.strategy().markForReview(),
        reference.authorities().stream().map(RuleVersion::shape).toList());
  }

  private static List<Object> shape(Authority authority) {
    return List.of(authority.id(), authority.columns());
  }

  private static List<Object> shape(Fact fact) {
    return List.of(
        fact.name(),
        fact.table(),
        fact.into(),
        fact.key(),
        fact.newestBy(),
        shape(fact.normalize()),
        needs(fact),
        fact.unresolved());
  }

  private static List<Object> shape(InPlace inPlace) {
    return List.of(inPlace.name(), inPlace.table(), shape(inPlace.normalize()), needs(inPlace));
  }

  private static List<Object> needs(Dataset dataset) {
    return dataset.needs().stream().<Object>map(RuleVersion::shape).toList();
  }

  /** Without what only names the need, nor what it does not say. */
  private static List<Object> shape(Need need) {
    Stream<Object> always =
        Stream.of(
            need.reference(),
            need.pointsByColumns() ? need.byColumns() : need.by(),
            need.derive(),
            need.mode(),
            need.link(),
            need.of().map(Object::toString).orElse(""));
    Stream<Object> seldom =
        Stream.of(need.when(), need.unless(), need.orphans()).flatMap(Optional::stream);
    return Stream.concat(always, seldom).toList();
  }

  private static List<Object> shape(Map<String, KeyRule> rules) {
    return rules.entrySet().stream()
        .<Object>map(entry -> List.of(entry.getKey(), entry.getValue().shape()))
        .toList();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
