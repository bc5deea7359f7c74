package io.firebreak.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.settings.Settings;
import io.firebreak.jobs.stance.StanceModels;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Delivery;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationFiles;
import io.firebreak.models.simulation.SimulationSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a replay's files depend on what was said alone. */
class ReplayBytesTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final long NOW = START.plus(Duration.ofDays(30)).toEpochMilli();
  private static final List<String> FILES =
      List.of(ReplayFiles.SCORED_MENTIONS, ReplayFiles.SPREAD_WINDOWS, ReplayFiles.REPORT);

  @TempDir private Path directory;

  @Test
  void theSameInputGivesTheSameBytesAlsoWithCopiesAndGarbageMixedIn() throws IOException {
    Simulation simulation =
        CrisisSimulator.simulate(
            SimulationSettings.defaults()
                .withSeed(11)
                .withTime(START, 48)
                .withMentions(3_000)
                .withDirt(0.0, 0.05, 0.02, 0.0, 0.03, 0.02));
    SimulationFiles.write(simulation, directory, ignored -> {});
    Path clean = directory.resolve("mentions.jsonl.gz");
    Path dirty = directory.resolve("dirty.jsonl");
    writeDirty(simulation, dirty);

    Path first = replay(clean, "first");
    Path second = replay(clean, "second");
    Path third = replay(dirty, "third");

    for (String file : FILES) {
      byte[] expected = Files.readAllBytes(first.resolve(file));
      assertThat(expected.length).as(file).isGreaterThan(10_000);
      assertThat(Files.readAllBytes(second.resolve(file))).as(file).isEqualTo(expected);
      assertThat(Files.readAllBytes(third.resolve(file))).as(file).isEqualTo(expected);
    }
    for (String name : List.of("second", "third")) {
      assertThat(directory.resolve(name).resolve(ReplayFiles.ALERTS))
          .hasSameBinaryContentAs(first.resolve(ReplayFiles.ALERTS));
      assertThat(directory.resolve(name).resolve(ReplayFiles.CLUSTERS))
          .hasSameBinaryContentAs(first.resolve(ReplayFiles.CLUSTERS));
      assertThat(directory.resolve(name).resolve(ReplayFiles.STORY_METRICS))
          .hasSameBinaryContentAs(first.resolve(ReplayFiles.STORY_METRICS));
    }
    assertThat(Files.readAllLines(first.resolve(ReplayFiles.STORY_METRICS))).hasSizeGreaterThan(1);
    assertThat(Files.readAllLines(first.resolve(ReplayFiles.ALERTS))).isNotEmpty();
    assertThat(first.resolve(ReplayFiles.DEAD_LETTERS)).isEmptyFile();
    assertThat(first.resolve(ReplayFiles.REPORT))
        .content()
        .contains("Did the answer become part of the story?");
    assertThat(Files.readAllLines(third.resolve(ReplayFiles.DEAD_LETTERS))).hasSizeGreaterThan(50);
  }

  /** Each tenth record comes again, somewhere later; garbage stands in between. */
  private static void writeDirty(Simulation simulation, Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    List<String> garbage =
        List.of("{", "[]", "nonsense", "{\"platform\":\"x\"}", "{\"platform\":\"x\",\"id\":7.5}");
    byte[] again = null;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (Delivery delivery : simulation.deliveries()) {
        line(out, delivery.value());
        if (random.nextInt(20) == 0) {
          line(out, garbage.get(random.nextInt(garbage.size())).getBytes(UTF_8));
        }
        if (again != null && random.nextInt(10) == 0) {
          line(out, again);
        }
        if (random.nextInt(3) == 0) {
          again = delivery.value();
        }
      }
    }
  }

  private static void line(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.write('\n');
  }

  private Path replay(Path mentions, String name) throws IOException {
    Settings settings = Settings.defaults();
    ReplayInput input =
        new ReplayInput(
            List.of(mentions),
            directory.resolve("issues.jsonl"),
            directory.resolve("responses.jsonl"));
    Path out = directory.resolve(name);
    try (ReplayStore store =
        new Replay(settings, StanceModels.shipped(settings), NOW).run(input, ignored -> {})) {
      ReplayFiles.write(store, "Replay", out);
    }
    return out;
  }
}
