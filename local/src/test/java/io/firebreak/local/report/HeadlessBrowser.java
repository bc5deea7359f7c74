package io.firebreak.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A headless Chromium driven through its DevTools protocol, for tests that look at pages. Each
 * browser has its own new profile, which goes away with it.
 *
 * <pre>{@code
 * Assumptions.assumeTrue(HeadlessBrowser.executable().isPresent(), HeadlessBrowser.MISSING);
 * try (HeadlessBrowser browser = HeadlessBrowser.start()) {
 *   browser.size(1440, 900);
 *   browser.open(file.toUri());
 *   assertThat(browser.evaluate("document.title").asText()).isEqualTo("...");
 *   assertThat(browser.errors()).isEmpty();
 * }
 * }</pre>
 */
public final class HeadlessBrowser implements AutoCloseable {
  /** The reason to skip a test with when there is no browser. */
  public static final String MISSING =
      "no chromium or google-chrome on the PATH (or in -Dfirebreak.chromium): page not looked at";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Process process;
  private final Path profile;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private WebSocket socket;
  private String session;

  private HeadlessBrowser(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /** The browser on this machine, when there is one. */
  public static Optional<Path> executable() {
    String given = System.getProperty("firebreak.chromium");
    if (given != null && !given.isBlank()) {
      return Optional.of(Path.of(given)).filter(Files::isExecutable);
    }
    List<Path> places = new ArrayList<>();
    StringTokenizer folders =
        new StringTokenizer(System.getenv().getOrDefault("PATH", ""), File.pathSeparator);
    while (folders.hasMoreTokens()) {
      String folder = folders.nextToken();
      NAMES.forEach(name -> places.add(Path.of(folder, name)));
    }
    places.add(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    return places.stream().filter(Files::isExecutable).findFirst();
  }

  /** Starts a browser with an empty page. */
  public static HeadlessBrowser start() throws IOException {
    Path executable = executable().orElseThrow(() -> new IOException(MISSING));
    Path profile = Files.createTempDirectory("firebreak-browser");
    List<String> command =
        List.of(
            executable.toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output.log").toFile())
            .start();
    HeadlessBrowser browser = new HeadlessBrowser(process, profile);
    try {
      browser.connect();
      return browser;
    } catch (IOException | RuntimeException e) {
      browser.close();
      throw e;
    }
  }

  private void connect() throws IOException {
    Path announced = profile.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<String> lines = List.of();
    while (lines.size() < 2) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(
            "the browser did not start: " + Files.readString(profile.resolve("output.log")));
      }
      pause();
      lines = Files.exists(announced) ? Files.readAllLines(announced) : List.of();
    }
    socket =
        HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .build()
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), new Listener())
            .join();
    String target =
        call("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** Sets the size of the window's inside in CSS pixels. */
  public void size(int width, int height) throws IOException {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Sets what the page sees as the reader's wish for {@code dark} or {@code light}. */
  public void scheme(String scheme) throws IOException {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Turns the page's own scripts on or off, from the next page on. */
  public void scripts(boolean on) throws IOException {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /** Opens a page, forgets earlier errors, and waits until it is loaded. */
  public void open(URI page) throws IOException {
    errors.clear();
    loaded = new CompletableFuture<>();
    JsonNode answer = call("Page.navigate", Map.of("url", page.toString()));
    if (answer.hasNonNull("errorText")) {
      throw new IOException("cannot open " + page + ": " + answer.get("errorText").asText());
    }
    await(loaded, "load of " + page);
  }

  /** The value of an expression in the page, as JSON. */
  public JsonNode evaluate(String expression) throws IOException {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** Moves the pointer to a point of the window. */
  public void pointer(double x, double y) throws IOException {
    call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  /** A PNG of the whole page, not only of the part in the window. */
  public byte[] screenshot() throws IOException {
    JsonNode answer =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    return Base64.getDecoder().decode(answer.get("data").asText());
  }

  /** A PDF of the page, as it prints on the paper that it asks for. */
  public byte[] pdf() throws IOException {
    JsonNode answer =
        call("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true));
    return Base64.getDecoder().decode(answer.get("data").asText());
  }

  /**
   * Errors since the page was opened: exceptions, {@code console.error}, failed requests, and what
   * the browser itself complains of, such as a broken content security policy.
   */
  public List<String> errors() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  /** Sends one DevTools command and gives its result. */
  public JsonNode call(String method, Map<String, ?> parameters) throws IOException {
    int id = ids.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (session != null) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket.sendText(JSON.writeValueAsString(message), true).join();
    JsonNode reply = await(answer, method);
    if (reply.has("error")) {
      throw new IOException(method + ": " + reply.get("error"));
    }
    return reply.get("result");
  }

  private void receive(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> answer = waiting.remove(message.get("id").asInt());
      if (answer != null) {
        answer.complete(message);
      }
      return;
    }
    JsonNode what = message.path("params");
    switch (message.path("method").asText()) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Runtime.exceptionThrown" -> errors.add(what.path("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (what.path("type").asText().matches("error|assert")) {
          errors.add(what.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        if (what.path("entry").path("level").asText().equals("error")) {
          errors.add(what.path("entry").toString());
        }
      }
      case "Network.loadingFailed" -> errors.add("request failed: " + what);
      default -> {}
    }
  }

  private static <T> T await(CompletableFuture<T> answer, String what) throws IOException {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the browser did not answer: " + what, e);
    } catch (ExecutionException e) {
      throw new IOException(what, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: " + what, e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the browser started", e);
    }
  }

  /** Ends the browser with all its processes, and removes its profile. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process.toHandle());
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(
        member -> member.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(e -> null).join());
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Puts the parts of a message together. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        String whole = parts.toString();
        parts.setLength(0);
        try {
          receive(JSON.readTree(whole));
        } catch (IOException e) {
          errors.add("unreadable message of the browser: " + e);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      waiting.values().forEach(answer -> answer.completeExceptionally(error));
    }
  }
}
