package io.firebreak.jobs.sink;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The column types of Firebreak's tables, each with how a value of it is bound. */
public enum SqlType {
  TEXT(Types.VARCHAR),
  BIGINT(Types.BIGINT),
  INTEGER(Types.INTEGER),
  DOUBLE(Types.DOUBLE),
  BOOLEAN(Types.BOOLEAN),
  BYTES(Types.BINARY),
  JSON(Types.OTHER),
  /** A point in time; the value is epoch milliseconds. */
  TIMESTAMP(Types.TIMESTAMP_WITH_TIMEZONE);

  private final int jdbcType;

  SqlType(int jdbcType) {
    this.jdbcType = jdbcType;
  }

  /** How the parameter stands in the statement. */
  String placeholder() {
    return this == JSON ? "?::jsonb" : "?";
  }

  /** Binds a value, or null, always with its type, so that a batch keeps one prepared statement. */
  void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value == null) {
      statement.setNull(index, jdbcType);
      return;
    }
    switch (this) {
      case TEXT, JSON -> statement.setString(index, (String) value);
      case BIGINT -> statement.setLong(index, ((Number) value).longValue());
      case INTEGER -> statement.setInt(index, ((Number) value).intValue());
      case DOUBLE -> statement.setDouble(index, ((Number) value).doubleValue());
      case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
      case BYTES -> statement.setBytes(index, (byte[]) value);
      case TIMESTAMP ->
          statement.setObject(
              index, OffsetDateTime.ofInstant(Instant.ofEpochMilli((Long) value), ZoneOffset.UTC));
    }
  }
}
