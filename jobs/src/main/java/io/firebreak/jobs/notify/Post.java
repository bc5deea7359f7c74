package io.firebreak.jobs.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Posts JSON; never waits longer than some seconds, follows no redirection. */
final class Post {
  /** Stands for a status where none came. */
  static final int NO_ANSWER = 0;

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** The status of the answer; {@link #NO_ANSWER} when there is none. */
  int send(URI to, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return NO_ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NO_ANSWER;
    }
  }

  static boolean isAccepted(int status) {
    return status >= 200 && status < 300;
  }

  /** Whether the same again may help. */
  static boolean isWorthRetrying(int status) {
    return status == NO_ANSWER || status >= 500 || status == 408 || status == 429;
  }
}
