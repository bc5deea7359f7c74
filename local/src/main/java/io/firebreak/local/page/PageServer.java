package io.firebreak.local.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firebreak.local.embedded.EmbeddedException;
import io.firebreak.local.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves one self-contained page, or the files of one directory, on 127.0.0.1. It reads the files
 * anew for each request, so a page may be written again while it is served. It answers to its own
 * name alone, so that no other site can read the pages through the browser.
 */
public final class PageServer implements AutoCloseable {

  private static final String INDEX = "index.html";
  private static final int THREADS = 4;

  /** The page may run its own inline script and style, and reach for nothing else. */
  private static final Map<String, String> SAFE_HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
              + " img-src 'self' data:; font-src data:; connect-src 'self';"
              + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "jsonl", "application/x-ndjson",
          "csv", "text/csv; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "txt", "text/plain; charset=utf-8");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, PageServer::thread);
  private final Path root;

  private PageServer(HttpServer server, Path root) {
    this.server = server;
    this.root = root;
  }

  /**
   * Starts serving.
   *
   * @param page an HTML file, to serve at {@code /}; or a directory, whose {@code index.html} is
   *     served there and its other files at their names
   * @param port where to listen, or {@link Ports#ANY}
   * @throws EmbeddedException if the port is taken or the page is not there
   */
  public static PageServer start(Path page, int port) {
    Ports.requireFree(port, "the page");
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var pages = new PageServer(HttpServer.create(address, 0), page.toRealPath());
      pages.server.createContext("/", pages::answer);
      pages.server.setExecutor(pages.threads);
      pages.server.start();
      return pages;
    } catch (IOException e) {
      throw new EmbeddedException("Cannot serve " + page + ": " + e.getMessage(), e);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "page-server");
    thread.setDaemon(true);
    return thread;
  }

  /** The page's address. */
  public URI address() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      SAFE_HEADERS.forEach(exchange.getResponseHeaders()::set);
      if (!isForUs(exchange.getRequestHeaders())) {
        exchange.sendResponseHeaders(421, -1);
        return;
      }
      if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Optional<Path> file = find(exchange.getRequestURI().getPath());
      if (file.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      send(exchange, file.get());
    }
  }

  private boolean isForUs(Headers headers) {
    int port = server.getAddress().getPort();
    String host = headers.getFirst("Host");
    return host != null && Set.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
  }

  /** The file that a path means, if it is one of ours: no way up, no link out, nothing hidden. */
  private Optional<Path> find(String path) {
    if (!Files.isDirectory(root)) {
      return path.equals("/") ? Optional.of(root) : Optional.empty();
    }
    try {
      String name = path.endsWith("/") ? path + INDEX : path;
      Path file = root.resolve(name.substring(1)).toRealPath();
      boolean served =
          file.startsWith(root) && Files.isRegularFile(file) && !hidden(root.relativize(file));
      return served ? Optional.of(file) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean hidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1);
    exchange
        .getResponseHeaders()
        .set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
    byte[] content = Files.readAllBytes(file);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    // A length of 0 would mean "until the end"; -1 means none.
    exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  /** Stops serving at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
