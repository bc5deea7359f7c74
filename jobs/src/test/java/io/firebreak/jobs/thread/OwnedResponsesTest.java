package io.firebreak.jobs.thread;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.json.Parsed;
import io.firebreak.jobs.json.ResponseJson;
import io.firebreak.jobs.json.ResponseParser;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnedResponsesTest {

  private static final long NOW = 1_772_366_400_000L;

  private static Response response(String mentionKey, boolean deleted) {
    ScoredMention mention =
        new ScoredMention(
            mentionKey,
            "acme",
            null,
            deleted,
            1,
            "x",
            MentionKind.ORIGINAL,
            null,
            null,
            "a1",
            "acme",
            null,
            "We are sorry.",
            null,
            "en",
            null,
            NOW,
            null,
            false,
            false,
            null,
            null,
            "text",
            Stance.UNCLASSIFIED,
            null,
            null,
            null,
            null);
    return OwnedResponses.of(new UnjudgedMention(mention, "Acme", List.of(), true));
  }

  @Test
  void theOtherJobReadsFromTheTopicWhatWasMadeOfAStatement() {
    for (String mentionKey : List.of("x:1", "news:a|b", "x:1 2")) {
      for (boolean deleted : List.of(false, true)) {
        Response response = response(mentionKey, deleted);
        Parsed<Response> read =
            new ResponseParser()
                .parse(response.id().getBytes(UTF_8), ResponseJson.write(response), NOW, NOW);
        assertThat(read.reason()).as(mentionKey).isNull();
        assertThat(read.value().id()).isEqualTo(response.id());
        assertThat(read.value().deleted()).isEqualTo(deleted);
      }
    }
    assertThat(response("x:1", false).id()).isNotEqualTo(response("x:2", false).id());
  }
}
