package io.firebreak.jobs.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firebreak.models.data.Alert;
import io.firebreak.models.data.AlertMention;
import io.firebreak.models.data.DeadLetter;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telling people, against real servers on this machine; the clock is the harness's. */
class NotifyAlertsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long NOW = Instant.parse("2026-03-01T10:22:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final String SECRET = "a secret";
  private static final String KNOWN_SIGNATURE =
      "9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae";

  private Receiver receiver;
  private KeyedOneInputStreamOperatorTestHarness<String, Alert, DeadLetter> harness;

  @BeforeEach
  void begin() throws Exception {
    receiver = new Receiver();
  }

  @AfterEach
  void close() throws Exception {
    if (harness != null) {
      harness.close();
    }
    receiver.close();
  }

  private void start(NotifySettings settings, OperatorSubtaskState state, long now)
      throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new NotifyAlerts(settings, SECRET)),
            Alert::key,
            Types.STRING);
    ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig())
        .setGenericTypes(false);
    harness.setup(
        TypeInformation.of(DeadLetter.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    harness.setProcessingTime(now);
  }

  private NotifySettings webhook(String format) {
    return new NotifySettings("", receiver.url() + "/hook", format, "NONE", "page", 6 * HOUR);
  }

  private NotifySettings alertmanager(String url) {
    return new NotifySettings(url, "", "json", "NONE", "page", 6 * HOUR);
  }

  @Test
  void aWebhookIsToldOnceOfTheBeginningAndOnceOfTheEndAndItsSignatureHolds() throws Exception {
    start(webhook("json"), null, NOW);
    send(alert("firing", "page", 2));
    send(alert("firing", "page", 3));
    harness.setProcessingTime(NOW + 10 * 60_000);
    send(alert("resolved", "page", 0));
    assertThat(receiver.requests).hasSize(2);
    Receiver.Request first = receiver.requests.get(0);
    long timestamp = Long.parseLong(first.headers().get("Firebreak-Timestamp"));
    assertThat(timestamp).isEqualTo(NOW / 1000);
    assertThat(first.headers().get("Firebreak-Signature"))
        .isEqualTo(Payloads.signature(SECRET, timestamp, first.body()))
        .isNotEqualTo(Payloads.signature("another", timestamp, first.body()))
        .isNotEqualTo(Payloads.signature(SECRET, timestamp + 1, first.body()));
    assertThat(MAPPER.readTree(first.body()).path("state").asText()).isEqualTo("firing");
    assertThat(MAPPER.readTree(receiver.requests.get(1).body()).path("state").asText())
        .isEqualTo("resolved");
  }

  @Test
  void theSignatureIsTheOneThatOthersCompute() {
    // printf '1700000000.{}' | openssl dgst -sha256 -hmac key
    assertThat(Payloads.signature("key", 1_700_000_000, "{}".getBytes(UTF_8)))
        .isEqualTo("v1=" + KNOWN_SIGNATURE);
  }

  @Test
  void aTicketThatBecomesAPageIsTold() throws Exception {
    start(webhook("json"), null, NOW);
    send(alert("firing", "ticket", 2));
    assertThat(receiver.requests).isEmpty();
    send(alert("firing", "page", 9));
    send(alert("firing", "page", 9));
    assertThat(receiver.requests).hasSize(1);
  }

  @Test
  void aWebhookThatIsDownIsTriedLaterAndLaterAndAtLastItIsADeadLetter() throws Exception {
    receiver.status = 503;
    start(webhook("json"), null, NOW);
    send(alert("firing", "page", 2));
    harness.setProcessingTime(NOW + 4_999);
    assertThat(receiver.requests).hasSize(1);
    harness.setProcessingTime(NOW + 5_000);
    assertThat(receiver.requests).hasSize(2);
    for (int i = 0; i < 120; i++) {
      harness.setProcessingTime(NOW + 60_000L * i);
    }
    assertThat(receiver.requests).hasSize(NotifyAlerts.ATTEMPTS);
    assertThat(receiver.requests.stream().map(r -> r.headers().get("Firebreak-Delivery")))
        .containsOnly(receiver.requests.get(0).headers().get("Firebreak-Delivery"));
    List<DeadLetter> dead = harness.extractOutputValues();
    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).reason()).startsWith("not-delivered: status 503");
  }

  @Test
  void aRestartInTheMiddleOfAnEpisodeTellsTheWebhookNothingTwice() throws Exception {
    start(webhook("json"), null, NOW);
    send(alert("firing", "page", 2));
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    start(webhook("json"), state, NOW + 30_000);
    send(alert("firing", "page", 2));
    harness.setProcessingTime(NOW + 300_000);
    assertThat(receiver.requests).hasSize(1);
  }

  @Test
  void slackGetsATextInWhichNothingFromOutsideIsMarkup() throws Exception {
    start(webhook("slack"), null, NOW);
    send(alert("firing", "page", 2));
    String text = MAPPER.readTree(receiver.requests.get(0).body()).path("text").asText();
    assertThat(text).startsWith("*page* critic-velocity on ferry &lt;!channel&gt;");
    assertThat(text).contains("https://x.example/1 (412 followers)").doesNotContain("<");
  }

  @Test
  void historyThatIsReadAgainWakesNobody() throws Exception {
    start(webhook("json"), null, NOW + 7 * HOUR);
    send(alert("firing", "page", 2));
    send(alert("resolved", "page", 0));
    assertThat(receiver.requests).isEmpty();
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void theAlertmanagerIsToldAgainWhileItFiresAndFifteenMinutesAfter() throws Exception {
    start(alertmanager(receiver.url() + "/"), null, NOW);
    send(alert("firing", "page", 2));
    minutes(1, 5);
    assertThat(receiver.requests).hasSize(6);
    JsonNode sent = MAPPER.readTree(receiver.requests.get(5).body()).get(0);
    assertThat(receiver.requests.get(5).path()).isEqualTo("/api/v2/alerts");
    assertThat(sent.path("startsAt").asText()).isEqualTo("2026-03-01T10:21:00Z");
    assertThat(sent.path("endsAt").asText()).isEqualTo("2026-03-01T10:31:00Z");
    assertThat(sent.path("labels").path("issue").asText()).isEqualTo("ferry <!channel>");
    assertThat(sent.path("labels").fieldNames())
        .toIterable()
        .containsExactly("alertname", "issue", "severity");
    send(alert("resolved", "page", 0));
    JsonNode over = MAPPER.readTree(receiver.requests.get(6).body()).get(0);
    assertThat(over.path("endsAt").asText()).isEqualTo("2026-03-01T10:27:00Z");
    minutes(6, 60);
    assertThat(receiver.requests).hasSizeBetween(21, 23);
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void whatTheAlertmanagerRefusesForWhatItIsIsNotSentAgain() throws Exception {
    receiver.status = 400;
    start(alertmanager(receiver.url()), null, NOW);
    send(alert("firing", "page", 2));
    minutes(1, 10);
    assertThat(receiver.requests).hasSize(1);
    assertThat(harness.extractOutputValues()).hasSize(1);
  }

  @Test
  void aRealAlertmanagerShowsItFiringOnceAndThenNoMore(@TempDir Path folder) throws Exception {
    Path binary = Path.of("/usr/bin/prometheus-alertmanager");
    assumeTrue(Files.isExecutable(binary), "prometheus-alertmanager is not installed: skipped");
    Files.writeString(
        folder.resolve("config.yml"),
        """
        route: {receiver: hook, group_by: [issue, alertname], group_wait: 1s, group_interval: 2s}
        receivers: [{name: hook, webhook_configs: [{url: '%s/am', send_resolved: true}]}]
        """
            .formatted(receiver.url()));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                binary.toString(),
                "--config.file=" + folder.resolve("config.yml"),
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      String url = "http://127.0.0.1:" + port;
      await(() -> get(url + "/-/ready") != null);
      long now = Instant.now().toEpochMilli();
      start(alertmanager(url), null, now);
      Alert firing = at(alert("firing", "page", 2), now - 60_000);
      send(firing);
      send(firing);
      await(() -> MAPPER.readTree(get(url + "/api/v2/alerts?active=true")).size() == 1);
      await(() -> receiver.requests.size() == 1);
      assertThat(MAPPER.readTree(receiver.requests.get(0).body()).path("status").asText())
          .isEqualTo("firing");
      send(at(alert("resolved", "page", 0), now - 60_000));
      await(() -> receiver.requests.size() == 2);
      assertThat(MAPPER.readTree(receiver.requests.get(1).body()).path("status").asText())
          .isEqualTo("resolved");
      assertThat(harness.extractOutputValues()).isEmpty();
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** A condition that may have to wait for a server. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (condition.holds()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("It did not come to pass within a minute");
  }

  private static String get(String url) throws InterruptedException {
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url)).build(),
                  HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? response.body() : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void send(Alert alert) throws Exception {
    harness.processElement(alert, 0);
  }

  private void minutes(int from, int to) throws Exception {
    for (int i = from; i <= to; i++) {
      harness.setProcessingTime(NOW + 60_000L * i);
    }
  }

  private static Alert at(Alert alert, long firedAtMillis) {
    return new Alert(
        alert.issueId(),
        alert.ruleId(),
        alert.episode(),
        alert.ruleVersion(),
        alert.kind(),
        alert.subject(),
        alert.state(),
        alert.severity(),
        firedAtMillis,
        firedAtMillis,
        alert.untilMillis(),
        firedAtMillis,
        alert.value(),
        alert.baseline(),
        alert.limit(),
        alert.peak(),
        alert.windowStartMillis(),
        alert.windowEndMillis(),
        alert.summary(),
        alert.mentions(),
        alert.runbook(),
        alert.dashboard());
  }

  private static Alert alert(String state, String severity, double value) {
    long fired = NOW - 60_000;
    return new Alert(
        "ferry <!channel>",
        "critic-velocity",
        "2026-03-01T10:21:00Z",
        "1",
        "critic_velocity",
        null,
        state,
        severity,
        fired,
        fired,
        state.equals("resolved") ? (Long) (fired + 600_000) : null,
        fired,
        value,
        0.2,
        0.8,
        value,
        fired - 600_000,
        fired,
        "Many critics & more.",
        List.of(new AlertMention("x:1", "https://x.example/1", 412L)),
        "Read them.",
        null);
  }
}
