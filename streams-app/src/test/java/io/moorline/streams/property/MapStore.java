package io.moorline.streams.property;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store that outlives its processors, as the real ones do through their changelogs. */
final class MapStore<T> implements KeyValueStore<String, T> {

  private final String name;
  private final NavigableMap<String, T> content = new TreeMap<>();

  MapStore(String name) {
    this.name = name;
  }

  Map<String, T> content() {
    return content;
  }

  Map<String, T> content(String from, String to) {
    return content.subMap(from, true, to, true);
  }

  @Override
  public void put(String key, T value) {
    if (value == null) {
      content.remove(key);
    } else {
      content.put(key, value);
    }
  }

  @Override
  public T putIfAbsent(String key, T value) {
    return content.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<String, T>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public T delete(String key) {
    return content.remove(key);
  }

  @Override
  public T get(String key) {
    return content.get(key);
  }

  @Override
  public KeyValueIterator<String, T> range(String from, String to) {
    return iterate(content.subMap(from, true, to, true));
  }

  @Override
  public KeyValueIterator<String, T> all() {
    return iterate(content);
  }

  @Override
  public long approximateNumEntries() {
    return content.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  private static <T> KeyValueIterator<String, T> iterate(Map<String, T> entries) {
    Iterator<Map.Entry<String, T>> iterator = new ArrayList<>(entries.entrySet()).iterator();
    return new KeyValueIterator<>() {
      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public KeyValue<String, T> next() {
        Map.Entry<String, T> next = iterator.next();
        return KeyValue.pair(next.getKey(), next.getValue());
      }

      @Override
      public String peekNextKey() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void close() {}
    };
  }
}
