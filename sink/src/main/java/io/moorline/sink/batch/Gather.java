package io.moorline.sink.batch;

import io.moorline.schemas.message.Finding;
import io.moorline.schemas.message.Quarantined;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** A batch in the making. */
public final class Gather {

  private static final Comparator<TopicPartition> ONE_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final Reducer reducer = new Reducer();
  private final Map<TopicPartition, Range> ranges = new TreeMap<>(ONE_ORDER);
  private final List<Rejection> rejections = new ArrayList<>();
  private final Map<String, Quarantined> quarantined = new LinkedHashMap<>();
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private int records;
  private boolean verify;

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  public int records() {
    return records;
  }

  /** Where the batch ends in a partition that it covers. */
  public void advance(TopicPartition partition, long from, long next, String table, String key) {
    ranges.merge(
        partition,
        new Range(from, next, table, key),
        (known, added) -> known.extended(added.next(), added.lastKey()));
  }

  /** Some of the batch is to be compared column by column. */
  public void verify() {
    verify = true;
  }

  void add(Row row) {
    records++;
    reducer.add(row);
  }

  void add(Rejection rejection) {
    records++;
    rejections.add(rejection);
  }

  /** The later record of one id tells how it stands. */
  void add(Quarantined record) {
    records++;
    quarantined.put(record.getId(), record);
  }

  /** Likewise. */
  void add(Finding finding) {
    records++;
    findings.put(finding.getId(), finding);
  }

  public Batch batch() {
    return new Batch(
        new LinkedHashMap<>(ranges),
        reducer.groups(),
        List.copyOf(rejections),
        List.copyOf(quarantined.values()),
        List.copyOf(findings.values()),
        records,
        verify);
  }
}
