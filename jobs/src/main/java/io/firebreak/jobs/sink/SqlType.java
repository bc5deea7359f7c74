package io.firebreak.jobs.sink;

/**
 * The column types of Firebreak's tables, each with how a batch's values of it are sent, as one
 * array, and become a column's value.
 */
public enum SqlType {
  TEXT("text", "%s") {
    @Override
    Object[] array(int size) {
      return new String[size];
    }
  },
  BIGINT("int8", "%s") {
    @Override
    Object[] array(int size) {
      return new Long[size];
    }
  },
  INTEGER("int4", "%s") {
    @Override
    Object[] array(int size) {
      return new Integer[size];
    }
  },
  DOUBLE("float8", "%s") {
    @Override
    Object[] array(int size) {
      return new Double[size];
    }
  },
  BOOLEAN("bool", "%s") {
    @Override
    Object[] array(int size) {
      return new Boolean[size];
    }
  },
  BYTES("bytea", "%s") {
    @Override
    Object[] array(int size) {
      return new byte[size][];
    }
  },
  JSON("text", "%s::jsonb") {
    @Override
    Object[] array(int size) {
      return new String[size];
    }
  },
  /** A point in time; the value is epoch milliseconds. */
  TIMESTAMP("int8", "timestamptz 'epoch' + %s * interval '1 millisecond'") {
    @Override
    Object[] array(int size) {
      return new Long[size];
    }
  };

  private final String element;
  private final String expression;

  SqlType(String element, String expression) {
    this.element = element;
    this.expression = expression;
  }

  /** PostgreSQL's name of the type that is sent. */
  String element() {
    return element;
  }

  /** The column's value, given the name of what was sent. */
  String value(String sent) {
    return expression.formatted(sent);
  }

  /** Room for the values of so many rows; an absent value is null. */
  abstract Object[] array(int size);
}
