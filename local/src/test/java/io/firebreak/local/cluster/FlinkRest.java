package io.firebreak.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** A Flink cluster's REST interface, as far as deploying a job takes. */
final class FlinkRest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
  private static final String BOUNDARY = "firebreak-cluster-test";

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  FlinkRest(URI address) {
    this.address = address;
  }

  /** Task slots that no job uses; 0 while the cluster does not answer. */
  int freeSlots() throws Exception {
    return overview("slots-available");
  }

  /** Task managers that have registered; 0 while the cluster does not answer. */
  int taskManagers() throws Exception {
    return overview("taskmanagers");
  }

  private int overview(String field) throws Exception {
    try {
      return get("/overview").path(field).asInt();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Uploads a jar and returns its id. */
  String upload(Path jar) throws Exception {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, jar.getFileName())
            + "Content-Type: application/x-java-archive\r\n\r\n";
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    String file =
        post("/jars/upload", "multipart/form-data; boundary=" + BOUNDARY, body)
            .path("filename")
            .asText();
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /**
   * Runs a main class of an uploaded jar and returns the job's id.
   *
   * @param savepoint where to resume from; null to start anew
   */
  String run(String jar, String mainClass, List<String> arguments, String savepoint)
      throws Exception {
    ObjectNode request = JSON.createObjectNode().put("entryClass", mainClass);
    arguments.forEach(request.putArray("programArgsList")::add);
    if (savepoint != null) {
      request.put("savepointPath", savepoint);
    }
    return post("/jars/" + jar + "/run", request).path("jobid").asText();
  }

  /** Waits until every task of a job runs. */
  void awaitRunning(String job) throws Exception {
    Waiting.until("job " + job + " to run", () -> isRunning(job), () -> problems(job));
  }

  private boolean isRunning(String job) throws Exception {
    JsonNode details = get("/jobs/" + job);
    String state = details.path("state").asText();
    if (state.equals("FAILED") || state.equals("CANCELED")) {
      throw new AssertionError("job " + job + " is " + state + ": " + problems(job));
    }
    return state.equals("RUNNING")
        && StreamSupport.stream(details.path("vertices").spliterator(), false)
            .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
  }

  /** What went wrong in a job so far; empty when nothing did. */
  List<String> problems(String job) throws Exception {
    JsonNode entries = get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries");
    return StreamSupport.stream(entries.spliterator(), false)
        .map(entry -> entry.path("stacktrace").asText())
        .toList();
  }

  /** Waits until a checkpoint that began after this call has completed. */
  void awaitNextCheckpoint(String job) throws Exception {
    // One may be under way already; the second to complete from now began after that.
    long wanted = completedCheckpoints(job) + 2;
    Waiting.until(
        "checkpoint " + wanted + " of job " + job,
        () -> completedCheckpoints(job) >= wanted,
        () -> completedCheckpoints(job) + " checkpoints, problems " + problems(job));
  }

  private long completedCheckpoints(String job) throws Exception {
    return get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asLong();
  }

  /** Stops a job with a savepoint and returns the savepoint's address. */
  String stopWithSavepoint(String job, Path directory) throws Exception {
    ObjectNode request =
        JSON.createObjectNode()
            .put("targetDirectory", directory.toUri().toString())
            .put("drain", false);
    String trigger = post("/jobs/" + job + "/stop", request).path("request-id").asText();
    String path = "/jobs/" + job + "/savepoints/" + trigger;
    Waiting.until(
        "the savepoint of job " + job,
        () -> get(path).path("status").path("id").asText().equals("COMPLETED"),
        () -> get(path));
    JsonNode operation = get(path).path("operation");
    if (!operation.has("location")) {
      throw new AssertionError("no savepoint of job " + job + ": " + operation);
    }
    return operation.path("location").asText();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
    return post(path, "application/json", BodyPublishers.ofString(body.toString()));
  }

  private JsonNode post(String path, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    return send(request(path).header("Content-Type", type).POST(body).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(LONGEST_ANSWER);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
    }
    return JSON.readTree(response.body());
  }
}
