package io.firebreak.local.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Takes the webhook's deliveries, and keeps their names. */
final class Pager implements AutoCloseable {
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;

  Pager() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          told.add(exchange.getRequestHeaders().getFirst("Firebreak-Delivery"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Names of the deliveries, one for each episode and level, in the order of their coming. */
  List<String> told() {
    synchronized (told) {
      return List.copyOf(told);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
