package io.firebreak.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for Alertmanager, checked by its own tool and by a real Alertmanager. */
class AlertmanagerConfigTest {

  private static final String PACKAGE = "prometheus-alertmanager";
  private static final String FILE =
      Repository.ROOT.resolve("deploy/alertmanager/alertmanager.yml").toString();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void amtoolAcceptsItAndEachSeverityHasItsReceiver() throws IOException, InterruptedException {
    Tool amtool = Tool.require("amtool", PACKAGE);
    Tool.Outcome checked = amtool.run("check-config", FILE);
    assertThat(checked.exitCode()).as(checked.output()).isZero();
    Map<String, String> receivers =
        Map.of("page", "on-call", "ticket", "team", "info", "channel", "unheard-of", "nobody");
    for (Map.Entry<String, String> one : receivers.entrySet()) {
      Tool.Outcome routed =
          amtool.run(
              "config",
              "routes",
              "test",
              "--config.file=" + FILE,
              "alertname=critic-velocity",
              "issue=alder",
              "severity=" + one.getKey());
      assertThat(routed.output().lines()).as(one.getKey()).last().isEqualTo(one.getValue());
    }
  }

  @Test
  void aPageSilencesTheTicketAndTheInfoOfTheSameThingAlone(@TempDir Path folder) throws Exception {
    Tool alertmanager = Tool.require("prometheus-alertmanager", PACKAGE);
    int port = freePort();
    Process process =
        new ProcessBuilder(
                alertmanager.program().toString(),
                "--config.file=" + FILE,
                "--storage.path=" + folder,
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      URI alerts = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
      awaitAnswer(alerts);
      String posted =
          """
          [{"labels": {"alertname": "reach", "issue": "alder", "severity": "page"}},
           {"labels": {"alertname": "reach", "issue": "alder", "severity": "ticket"}},
           {"labels": {"alertname": "reach", "issue": "alder", "severity": "info"}},
           {"labels": {"alertname": "reach", "issue": "birch", "severity": "ticket"}},
           {"labels": {"alertname": "growth", "issue": "alder", "severity": "ticket"}},
           {"labels": {"alertname": "reach", "issue": "alder", "severity": "ticket", "platform": "x"}}]
          """;
      HttpRequest post =
          HttpRequest.newBuilder(alerts)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(posted))
              .build();
      assertThat(CLIENT.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      Map<String, String> expected =
          new TreeMap<>(
              Map.of(
                  "reach alder page ", "active",
                  "reach alder ticket ", "suppressed",
                  "reach alder info ", "suppressed",
                  "reach birch ticket ", "active",
                  "growth alder ticket ", "active",
                  "reach alder ticket x", "active"));
      Map<String, String> states = Map.of();
      // It decides when it first wants to tell: after group_wait, at most two minutes.
      for (int i = 0; i < 1500 && !states.equals(expected); i++) {
        Thread.sleep(100);
        states = states(alerts);
      }
      assertThat(states).isEqualTo(expected);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static Map<String, String> states(URI alerts) throws Exception {
    String body =
        CLIENT.send(HttpRequest.newBuilder(alerts).build(), BodyHandlers.ofString()).body();
    Map<String, String> states = new TreeMap<>();
    for (JsonNode alert : new ObjectMapper().readTree(body)) {
      JsonNode labels = alert.path("labels");
      states.put(
          "%s %s %s %s"
              .formatted(
                  labels.path("alertname").asText(),
                  labels.path("issue").asText(),
                  labels.path("severity").asText(),
                  labels.path("platform").asText("")),
          alert.at("/status/state").asText());
    }
    return states;
  }

  private static void awaitAnswer(URI uri) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      try {
        CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("Alertmanager did not answer within a minute");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
