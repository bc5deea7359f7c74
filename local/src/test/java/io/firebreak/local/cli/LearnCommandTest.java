package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.firebreak.models.effect.EffectLibrary;
import io.firebreak.models.effect.EffectLibraryFile;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path directory;
  private FakeTerminal fake = new FakeTerminal(false, 100);

  @Test
  void pastCrisesMakeVerdictsStandBesideTheirOwnFalseAlarms() throws Exception {
    List<Path> past = past(12);
    Path library = directory.resolve("library.json");
    assertThat(learn(past, library, "--platform", "X")).as(fake.err()).isEqualTo(Firebreak.DONE);
    assertThat(fake.out())
        .startsWith("Learnt from 12 past crises with ")
        .containsPattern("spread changed by -\\d+ % in 12 h .*, learnt from \\d+ crises")
        .containsPattern("\\d+ of \\d+ placebo tests \\(\\d+\\.\\d %\\) said \"slowed\"")
        .contains(
            "platform x: half of what is passed on comes within",
            "Verdicts made with it are calib");
    EffectLibrary learnt = EffectLibraryFile.read(library);
    assertThat(learnt.placebos().tests()).isGreaterThanOrEqualTo(30);

    CrisisCsv crisis = CrisisCsv.of(CrisisWorld.AGING, 0.6, 77);
    Path kinds = crisis.kinds(directory.resolve("kinds.csv"));
    measure(kinds, crisis.response(), "--library", library.toString());
    assertThat(fake.out())
        .contains("library.json: 12 past crises", "placebo tests (", "delays of past crises")
        .doesNotContain("fewer than 30 placebo tests");

    JsonNode found = json(kinds, crisis.response(), "--library", library.toString());
    assertThat(found.get("reasons").toString()).doesNotContain("uncalibrated");
    assertThat(found.get("kernel").asText()).isEqualTo("library");
    assertThat(found.get("library").get("placebo_tests").asInt())
        .isEqualTo(learnt.placebos().tests());
    try (InputStream schema =
        EffectLibrary.class.getResourceAsStream("/io/firebreak/local/effect/measure.schema.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(schema)
                  .validate(found))
          .isEmpty();
    }

    JsonNode without = json(kinds, crisis.response());
    assertThat(without.has("library")).isFalse();
    assertThat(without.get("reasons").toString()).contains("uncalibrated");
    assertThat(without.get("probability_slowed")).isNotEqualTo(found.get("probability_slowed"));

    Path parents = crisis.parents(directory.resolve("parents.csv"));
    assertThat(
            json(parents, crisis.response(), "--library", library.toString())
                .get("kernel")
                .asText())
        .as("delays of its own come first")
        .isEqualTo("learnt");
    assertThat(
            json(kinds, crisis.response(), "--library", library.toString(), "--platform", "weibo")
                .get("kernel")
                .asText())
        .isEqualTo("weibo");
  }

  @Test
  void theOrderOfTheFilesDoesNotMatter() throws Exception {
    List<Path> past = past(6);
    Path first = directory.resolve("first.json");
    Path second = directory.resolve("second.json");
    learn(past, first);
    List<Path> reversed = new ArrayList<>(past);
    Collections.reverse(reversed);
    learn(reversed, second);
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void noTestRunsNearARealResponse() throws Exception {
    List<Path> past = past(3);
    Path all = directory.resolve("all.json");
    learn(past, all);
    List<String> lines = new ArrayList<>(List.of("issue,time"));
    for (int hour = 0; hour < 20 * 24; hour += 24) {
      lines.add("crisis-0,2026-03-%02dT12:00:00Z".formatted(1 + hour / 24));
    }
    Path responses = Files.write(directory.resolve("responses.csv"), lines);
    Path fewer = directory.resolve("fewer.json");
    learn(past, fewer, "--responses", responses.toString());
    assertThat(fake.out()).contains("still say \"uncalibrated\": that takes 30 placebo tests");
    assertThat(EffectLibraryFile.read(fewer).placebos().tests())
        .isLessThan(EffectLibraryFile.read(all).placebos().tests());

    Files.write(responses, List.of("issue,time", "crisis-9,2026-03-01T12:00:00Z"));
    assertThat(learn(past, fewer, "--responses", responses.toString())).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err()).contains("crisis-9", "no events file of that name");
    Files.write(responses, List.of("issue,time", "crisis-0,yesterday"));
    assertThat(learn(past, fewer, "--responses", responses.toString())).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err()).contains("line 2", "wanted is an issue and a time");
  }

  @Test
  void whatNothingCanBeLearntFromIsAnErrorThatSaysWhatToDo() throws Exception {
    Path counts = CrisisCsv.of(CrisisWorld.CONSTANT, 0, 1).counts(directory.resolve("c.csv"));
    Path out = directory.resolve("library.json");
    assertThat(learn(List.of(counts), out)).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err()).contains("does not say which mentions are originals");
    assertThat(out).doesNotExist();

    assertThat(run("learn", "--out", out.toString())).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(fake.err()).contains("--events FILE, or --database URL");
    assertThat(run("learn", "--database", "jdbc:postgresql://localhost:1/x", "--out", "x.json"))
        .isEqualTo(Firebreak.FAILED);
    assertThat(fake.err()).contains("localhost:1/x cannot be read", "database.passwordEnv");
  }

  @Test
  void measureRefusesALibraryThatIsBroken() throws Exception {
    CrisisCsv crisis = CrisisCsv.of(CrisisWorld.CONSTANT, 0, 1);
    Path kinds = crisis.kinds(directory.resolve("kinds.csv"));
    Path broken = Files.writeString(directory.resolve("library.json"), "{\"version\":1}");
    assertThat(measure(kinds, crisis.response(), "--library", broken.toString()))
        .isEqualTo(Firebreak.FAILED);
    assertThat(fake.err()).contains("library.json", "firebreak learn");
    assertThat(measure(kinds, crisis.response(), "--platform", "x"))
        .isEqualTo(Firebreak.WRONG_USAGE);
  }

  private List<Path> past(int count) throws Exception {
    List<Path> past = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      past.add(
          CrisisCsv.of(CrisisWorld.AGING, 0, i).parents(directory.resolve("crisis-" + i + ".csv")));
    }
    return past;
  }

  private int learn(List<Path> past, Path out, String... more) {
    List<String> arguments = new ArrayList<>(List.of("learn", "--out", out.toString()));
    past.forEach(file -> arguments.addAll(List.of("--events", file.toString())));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int measure(Path events, String response, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("measure", "--events", events.toString(), "--response", response));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private JsonNode json(Path events, String response, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--json");
    measure(events, response, arguments.toArray(String[]::new));
    return MAPPER.readTree(fake.out());
  }

  private int run(String... arguments) {
    fake = new FakeTerminal(false, 100);
    return Firebreak.run(fake.terminal(), arguments);
  }
}
