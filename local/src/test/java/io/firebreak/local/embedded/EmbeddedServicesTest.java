package io.firebreak.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class EmbeddedServicesTest {

  @Test
  void allThreeServeAndALaterRegisteredResourceClosesFirst() throws Exception {
    List<String> closed = new ArrayList<>();
    var settings = new EmbeddedServices.Settings(Ports.ANY, Ports.ANY, Ports.ANY, 2, "secret");
    EmbeddedServices services = EmbeddedServices.open(settings, step -> {});
    try (services) {
      services.register(
          "probe",
          () -> {
            try (var connection = services.database().connect()) {
              closed.add("while the database answers: " + connection.isValid(5));
            }
          });
      services.kafka().createTopics(List.of(new TopicSpec("mentions", 2, false)));

      assertThat(runAJob(services.flink())).isEqualTo(JobStatus.FINISHED);
      assertThat(get(services, "/")).contains("Apache Flink");
      assertThat(get(services, "/config")).contains("\"web-submit\":false");
    }
    assertThat(closed).containsExactly("while the database answers: true");
    assertThat(services.workspace().root()).doesNotExist();
  }

  @Test
  void oneThatCannotStartStopsTheOthers() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings =
          new EmbeddedServices.Settings(taken.getLocalPort(), Ports.ANY, Ports.ANY, 2, "secret");
      assertThatThrownBy(() -> EmbeddedServices.open(settings, step -> {}))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("Kafka");
    }
  }

  private static JobStatus runAJob(EmbeddedFlink flink) throws Exception {
    var environment = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    environment.setParallelism(2);
    environment.enableCheckpointing(50);
    environment.fromSequence(1, 1000).sinkTo(new DiscardingSink<>());
    var client = flink.submit(environment, "counting");
    client.getJobExecutionResult().get();
    return client.getJobStatus().get();
  }

  private static String get(EmbeddedServices services, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(services.flink().webAddress().resolve(path)).build(),
            BodyHandlers.ofString())
        .body();
  }
}
