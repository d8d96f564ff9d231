package io.moorline.streams.judge;

import io.moorline.rules.resolve.Candidate.Value;
import io.moorline.rules.resolve.ReferenceKey;
import io.moorline.schemas.Position;
import io.moorline.schemas.RowChange.Intent;
import io.moorline.schemas.message.Attribute;
import io.moorline.schemas.message.Derived;
import io.moorline.streams.message.Contribution;
import io.moorline.streams.message.Derivation;
import io.moorline.streams.message.KeyState;
import io.moorline.streams.message.KeyState.Request;
import io.moorline.streams.model.ReferenceModel;
import io.moorline.streams.station.Desk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the minimal row of a missing reference, and says why. */
final class Deriver {

  private final Desk desk;

  Deriver(Desk desk) {
    this.desk = desk;
  }

  void derive(ReferenceKey key, KeyState state, Request request) {
    ReferenceModel reference = desk.model().reference(key.reference());
    Map<String, Position> read = read(request);
    desk.derive(
        new Derivation(
            Intent.INSERT_MISSING,
            key.text(),
            reference.derivedRow(key, request.candidate().texts(), desk.now()),
            read,
            newest(read),
            request.origin()));
    desk.notify(notification(reference, key, state, request));
    desk.numbers().derived(key.reference());
  }

  /** How far each database was read by the rows that gave a value. */
  private static Map<String, Position> read(Request request) {
    Map<String, Position> read = new HashMap<>();
    read.put(request.first().database(), request.first().position());
    for (Value<Contribution> value : request.candidate().values().values()) {
      read.merge(value.from().database(), value.from().position(), (a, b) -> a.isAfter(b) ? a : b);
    }
    return read;
  }

  private static Position newest(Map<String, Position> read) {
    return read.values().stream().max(Position::compareTo).orElseThrow();
  }

  private Derived notification(
      ReferenceModel reference, ReferenceKey key, KeyState state, Request request) {
    return Derived.newBuilder()
        .setReference(reference.id())
        .setTable(reference.dataset().table().toString())
        .setKey(key.partsText())
        .setAttributes(attributes(request))
        .setDomain(desk.model().pipeline().domain())
        .setWaiting(state.waiting())
        .setCause(request.origin().dataset())
        .build();
  }

  private static List<Attribute> attributes(Request request) {
    List<Attribute> attributes = new ArrayList<>();
    request
        .candidate()
        .values()
        .forEach(
            (column, value) ->
                attributes.add(
                    Attribute.newBuilder()
                        .setColumn(column)
                        .setValue(value.text())
                        .setFromDataset(value.from().dataset())
                        .setFromPosition(value.from().position().text())
                        .build()));
    return attributes;
  }
}
