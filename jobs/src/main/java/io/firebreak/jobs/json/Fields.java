package io.firebreak.jobs.json;

import java.util.HashMap;
import java.util.Map;

/** The known field names of one kind of object; at most 64. */
final class Fields {
  private final Map<String, Integer> indexes = new HashMap<>();

  private Fields() {}

  static Fields of(String... names) {
    Fields fields = new Fields();
    for (String name : names) {
      fields.indexes.put(name, fields.indexes.size());
    }
    return fields;
  }

  /** These names and more; the numbers of these stay. */
  Fields and(String... more) {
    Fields all = new Fields();
    all.indexes.putAll(indexes);
    for (String name : more) {
      all.indexes.put(name, all.indexes.size());
    }
    return all;
  }

  /** The number of a name, from 0; -1 when it is not known. */
  int indexOf(String name) {
    return indexes.getOrDefault(name, -1);
  }
}
