package io.firebreak.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.stance.StanceModels;
import io.firebreak.models.data.ScoredMention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelReplayTest {

  @Test
  void aReplayReadsLabelsAndTellsTheBadOnes(@TempDir Path directory) throws Exception {
    Path mentions =
        Files.writeString(
            directory.resolve("mentions.jsonl"),
            """
            {"platform":"x","id":"1","publishedAt":"2026-03-01T10:00:00Z","text":"Acme left us waiting again","language":"en"}
            """);
    Path issues =
        Files.writeString(
            directory.resolve("issues.jsonl"),
            """
            {"id":"acme","name":"Acme"}
            """);
    Path labels =
        Files.writeString(
            directory.resolve("labels.jsonl"),
            """
            {"mention":"x:9","issue":"acme","stance":"critic","at":"2026-03-01T11:00:00Z","text":"Acme, never again"}
            {"mention":"x:9","issue":"acme","stance":"unclassified","at":"2026-03-01T11:00:00Z","text":"Acme"}
            """);
    Settings settings = Settings.defaults();

    try (ReplayStore store =
        new Replay(
                settings,
                StanceModels.shipped(settings),
                Instant.parse("2026-03-02T00:00:00Z").toEpochMilli())
            .run(new ReplayInput(List.of(mentions), issues, null, labels), ignored -> {})) {
      assertThat(store.scoredMentions())
          .extracting(ScoredMention::pairKey)
          .containsExactly("x:1|acme");
      assertThat(store.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.topic()).isEqualTo("labels.jsonl");
                assertThat(letter.offset()).isEqualTo(1);
                assertThat(letter.reason()).startsWith("bad-kind: ");
              });
    }
  }
}
