package io.firebreak.jobs.sink;

/**
 * The column types of Firebreak's tables, each with how a batch's values of it are sent, as one
 * array, and become a column's value. Numbers are sent as primitives, an absent one as a value that
 * no number has.
 */
public enum SqlType {
  TEXT("%s"),
  BIGINT("nullif(%s, -9223372036854775808)"),
  INTEGER("%s"),
  DOUBLE("nullif(%s, 'NaN')"),
  BOOLEAN("%s"),
  BYTES("%s"),
  JSON("%s::jsonb"),
  /** A point in time; the value is epoch milliseconds. */
  TIMESTAMP("timestamptz 'epoch' + nullif(%s, -9223372036854775808) * interval '1 millisecond'");

  /** Stands for an absent whole number or time. */
  static final long NO_LONG = Long.MIN_VALUE;

  private final String expression;

  SqlType(String expression) {
    this.expression = expression;
  }

  /** The column's value, given the name of what was sent. */
  String value(String sent) {
    return expression.formatted(sent);
  }

  /** Room for the values of so many rows: an array, of whose class the driver tells the type. */
  Object array(int size) {
    return switch (this) {
      case TEXT, JSON -> new String[size];
      case BIGINT, TIMESTAMP -> new long[size];
      case INTEGER -> new Integer[size];
      case DOUBLE -> new double[size];
      case BOOLEAN -> new Boolean[size];
      case BYTES -> new byte[size][];
    };
  }
}
