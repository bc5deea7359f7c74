package io.firebreak.local.situation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Opens connections that only read, in transactions. */
public final class ReadOnly {
  private ReadOnly() {}

  /**
   * Connects.
   *
   * @param password null when the server asks for none
   * @param isolation of {@link Connection}: whether what others write meanwhile is seen
   */
  public static Connection connect(String url, String user, String password, int isolation)
      throws SQLException {
    Connection connection = DriverManager.getConnection(url, user, password);
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(isolation);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
