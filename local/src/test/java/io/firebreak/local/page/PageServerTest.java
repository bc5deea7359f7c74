package io.firebreak.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.local.embedded.EmbeddedException;
import io.firebreak.local.embedded.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageServerTest {

  @TempDir private Path directory;

  @Test
  void servesOnePageWithHeadersThatKeepItToItself() throws Exception {
    Path page = Files.writeString(directory.resolve("report.html"), "<p>größer</p>");
    Files.writeString(directory.resolve("other.html"), "not served");
    try (var server = PageServer.start(page, Ports.ANY)) {
      String answer = ask(server.address(), "GET / HTTP/1.1", server.address().getAuthority());
      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("content-type: text/html; charset=utf-8")
          .containsIgnoringCase("x-content-type-options: nosniff")
          .contains("default-src 'none'")
          .endsWith("<p>größer</p>");
      assertThat(ask(server.address(), "GET /other.html HTTP/1.1", "localhost:" + port(server)))
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void servesADirectoryButNothingOutsideAndNothingHidden() throws Exception {
    Path pages = Files.createDirectories(directory.resolve("pages/data"));
    Files.writeString(directory.resolve("pages/index.html"), "start");
    Files.writeString(pages.resolve("spread_window.csv"), "a,b");
    Files.writeString(directory.resolve("pages/.secret"), "hidden");
    Path outside = Files.writeString(directory.resolve("outside.txt"), "outside");
    Files.createSymbolicLink(pages.resolve("link.txt"), outside);
    try (var server = PageServer.start(directory.resolve("pages"), Ports.ANY)) {
      assertThat(get(server, "/")).endsWith("start");
      assertThat(get(server, "/data/spread_window.csv")).contains("text/csv").endsWith("a,b");
      for (String path :
          new String[] {
            "/../outside.txt",
            "/%2e%2e/outside.txt",
            "/data/link.txt",
            "//etc/passwd",
            "/.secret",
            "/data",
            "/a%00b"
          }) {
        assertThat(get(server, path)).as(path).matches("(?s)HTTP/1.1 40[04].*");
      }
    }
  }

  @Test
  void answersNeitherAnotherNameNorAnotherMethod() throws Exception {
    Path page = Files.writeString(directory.resolve("report.html"), "page");
    try (var server = PageServer.start(page, Ports.ANY)) {
      assertThat(ask(server.address(), "GET / HTTP/1.1", "evil.example:" + port(server)))
          .startsWith("HTTP/1.1 421")
          .doesNotContain("page");
      assertThat(ask(server.address(), "POST / HTTP/1.1", "localhost:" + port(server)))
          .startsWith("HTTP/1.1 405");
    }
  }

  @Test
  void aTakenPortIsAnErrorThatNamesIt() throws Exception {
    Path page = Files.writeString(directory.resolve("report.html"), "page");
    try (var server = PageServer.start(page, Ports.ANY)) {
      assertThatThrownBy(() -> PageServer.start(page, port(server)))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining(Integer.toString(port(server)));
    }
  }

  private static int port(PageServer server) {
    return server.address().getPort();
  }

  private static String get(PageServer server, String path) throws IOException {
    return ask(server.address(), "GET " + path + " HTTP/1.1", server.address().getAuthority());
  }

  /** Over a bare socket, since Java's client mends paths and hosts. */
  private static String ask(URI address, String request, String host) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      String lines = request + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
