package io.firebreak.local.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on the loopback address. */
public final class Ports {

  /** Stands for "any free port". */
  public static final int ANY = 0;

  private Ports() {}

  /**
   * Different ports that are free now. Another process may take one before it is used: whoever
   * starts a server on one tries again with another.
   */
  public static List<Integer> free(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(bind(ANY));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new EmbeddedException("No free port on 127.0.0.1: " + e.getMessage(), e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  /**
   * Checks that a port that the user asked for can be had.
   *
   * @param port the port, or {@link #ANY}, which always passes
   * @param server the server's name, for the message
   * @throws EmbeddedException if something else listens there
   */
  public static void requireFree(int port, String server) {
    if (port == ANY) {
      return;
    }
    try {
      close(bind(port));
    } catch (IOException e) {
      throw new EmbeddedException(
          "Port %d, asked for %s, is taken. Name another one, or none to have a free one chosen."
              .formatted(port, server),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // A listening socket that cannot be closed ends with the process.
    }
  }
}
