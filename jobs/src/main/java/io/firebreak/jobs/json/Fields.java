package io.firebreak.jobs.json;

import java.util.HashMap;
import java.util.Map;

/** The known field names of one kind of object, in the order in which they usually come. */
final class Fields {
  private final String[] names;
  private final Map<String, Integer> indexes = new HashMap<>();

  private Fields(String[] names) {
    if (names.length > Long.SIZE) {
      throw new IllegalArgumentException("a set of " + names.length + " fields has too few bits");
    }
    this.names = names;
    for (int i = 0; i < names.length; i++) {
      indexes.put(names[i], i);
    }
  }

  static Fields of(String... names) {
    return new Fields(names.clone());
  }

  /**
   * The number of a name; -1 when it is not known.
   *
   * @param from where to look first: the number after that of the field before. Nearly every record
   *     has its fields in one order, and comparing a few names is cheaper than hashing one.
   */
  int indexOf(String name, int from) {
    for (int i = from; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return from == 0 ? -1 : indexes.getOrDefault(name, -1);
  }

  String name(int index) {
    return names[index];
  }
}
