package io.firebreak.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.firebreak.models.simulation.CrisisWorld;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureCommandTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final CrisisCsv WORKED = CrisisCsv.of(CrisisWorld.CONSTANT, 0.6, 3);
  private static final CrisisCsv PLACEBO = CrisisCsv.of(CrisisWorld.CONSTANT, 0, 3);

  @TempDir private Path directory;
  private FakeTerminal fake = new FakeTerminal(false, 100);

  @Test
  void aResponseThatWorkedIsFoundAndSaidWithItsFigures() throws Exception {
    assertThat(measure(WORKED.kinds(file("events.csv")), WORKED.response()))
        .isEqualTo(Firebreak.DONE);
    assertThat(fake.out())
        .startsWith("Propagation slowed at the time of the response, beyond natural aging, by ")
        .contains("SLOWED", "Averted", "at least", "shipped kernel twitter", "Repost delays")
        .containsPattern(
            "Plain before/after .*which misleads: it says \"slowed\" in 78 to 99 % of crises");

    JsonNode found = json(WORKED.kinds(file("events.csv")), WORKED.response());
    assertThat(found.get("verdict").asText()).isEqualTo("slowed");
    assertThat(found.get("reduction").get("low").asDouble()).isLessThan(0.6);
    assertThat(found.get("reduction").get("high").asDouble()).isGreaterThan(0.6);
    assertThat(found.get("averted").get("at_least").asDouble()).isPositive();
    assertThat(found.get("confidence").asText()).isEqualTo("normal");
    assertThat(found.get("curve")).hasSizeGreaterThan(60);
  }

  @Test
  void aResponseThatDidNothingIsInconclusiveWithWhatWouldHaveBeenSeen() throws Exception {
    JsonNode found = json(PLACEBO.kinds(file("events.csv")), PLACEBO.response());
    assertThat(found.get("verdict").asText()).isEqualTo("inconclusive");
    assertThat(found.get("minimum_detectable_reduction").asDouble()).isBetween(0.05, 0.6);
    assertThat(found.get("sentence").asText()).startsWith("Inconclusive");
  }

  @Test
  void theKernelIsLearntFromParentsUnlessOneIsNamed() throws Exception {
    Path events = WORKED.parents(file("events.csv"));
    JsonNode learnt = json(events, WORKED.response());
    assertThat(learnt.get("kernel").asText()).isEqualTo("learnt");
    assertThat(learnt.get("kernel_learnt_from").asInt()).isGreaterThan(200);
    assertThat(learnt.get("verdict").asText()).isEqualTo("slowed");

    JsonNode named = json(events, WORKED.response(), "--kernel", "Twitter");
    JsonNode kinds = json(WORKED.kinds(file("kinds.csv")), WORKED.response());
    assertThat(named.get("kernel").asText()).isEqualTo("twitter");
    assertThat(named.get("probability_slowed")).isEqualTo(kinds.get("probability_slowed"));
  }

  @Test
  void tooFewDelaysKeepTheShippedKernelAndThatIsSaid() throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(WORKED.parents(file("events.csv")))) {
      String[] cells = line.split(",", -1);
      boolean known = lines.size() < 40;
      lines.add(known || cells[1].isEmpty() ? line : cells[0] + ",elsewhere," + cells[2]);
    }
    Path events = Files.write(file("few.csv"), lines);
    measure(events, WORKED.response());
    assertThat(fake.out())
        .contains("shipped kernel twitter: fewer than 50 delays before the response");
    assertThat(fake.err()).contains("mentions have a parent that is not in the file");
  }

  @Test
  void withoutKindsConfidenceIsLowInEveryForm() throws Exception {
    JsonNode times = json(WORKED.times(file("times.csv")), WORKED.response());
    JsonNode counts = json(WORKED.counts(file("counts.csv")), WORKED.response());
    for (JsonNode found : List.of(times, counts)) {
      assertThat(found.get("confidence").asText()).isEqualTo("low");
      assertThat(found.get("reasons").toString()).contains("no_parent_ids");
      assertThat(found.get("sentence").asText()).startsWith("LOW CONFIDENCE: ");
    }
    assertThat(counts.get("input").get("notes").get(0).asText()).isEqualTo("bins of 5 minutes");
    assertThat(counts.get("input").get("mentions")).isEqualTo(times.get("input").get("mentions"));
    assertThat(counts.get("reduction").get("value").asDouble())
        .as("bins of 5 minutes cost little")
        .isCloseTo(times.get("reduction").get("value").asDouble(), within(0.1));
  }

  @Test
  void timeThatNobodySawIsBlindAndNotCalm() throws Exception {
    Path whole = WORKED.kinds(file("events.csv"));
    List<String> kept = new ArrayList<>();
    for (String line : Files.readAllLines(whole)) {
      boolean lost = line.compareTo(WORKED.hours(2)) >= 0 && line.compareTo(WORKED.hours(5)) < 0;
      if (line.startsWith("time") || !lost) {
        kept.add(line);
      }
    }
    Path gap = Files.write(file("gap.csv"), kept);
    JsonNode found =
        json(gap, WORKED.response(), "--blind", WORKED.hours(2) + "/" + WORKED.hours(5));
    assertThat(found.get("windows").get("blind_hours").asDouble()).isEqualTo(3);
    assertThat(found.get("reasons").toString()).contains("collector_blind");
    assertThat(found.get("sentence").asText()).contains("does not count as calm");
  }

  @Test
  void missingBinsAreBlindInASeriesThatWritesItsZeros() throws Exception {
    List<String> lines = Files.readAllLines(WORKED.counts(file("counts.csv")));
    List<String> kept = new ArrayList<>(lines);
    kept.subList(200, 206).clear();
    kept.set(100, kept.get(100).replaceAll(",.*", ","));
    JsonNode found = json(Files.write(file("gaps.csv"), kept), WORKED.response());
    assertThat(lines.stream().anyMatch(line -> line.endsWith(",0"))).isTrue();
    assertThat(found.get("input").get("notes").get(1).asText())
        .isEqualTo(
            "6 bins have no row: since zeros are written down elsewhere, they count as blind, not"
                + " as calm");
    assertThat(found.get("windows").get("blind_hours").asDouble()).isBetween(0.5, 1.5);
  }

  @Test
  void aControlIsComparedWith() throws Exception {
    CrisisCsv other = CrisisCsv.of(CrisisWorld.CONSTANT, 0, 5);
    Path events = WORKED.kinds(file("events.csv"));
    Path control = other.kinds(file("control.csv"));
    JsonNode found = json(events, WORKED.response(), "--control", control.toString());
    assertThat(found.get("control_used").asBoolean()).isTrue();
    assertThat(found.get("reasons").toString()).doesNotContain("no_control");
    assertThat(found.get("control").get("form").asText()).isEqualTo("kinds");
  }

  @Test
  void severalResponsesAreOnePackageOrOneEach() throws Exception {
    Path events = WORKED.kinds(file("events.csv"));
    JsonNode close = json(events, WORKED.response(), "--response", WORKED.hours(2));
    assertThat(close.get("responses")).hasSize(1);
    assertThat(close.get("responses").get(0).get("response_times")).hasSize(2);
    assertThat(close.get("responses").get(0).get("reasons").toString())
        .contains("response_package");
    JsonNode far = json(events, WORKED.response(), "--response", WORKED.hours(-9));
    assertThat(far.get("responses")).hasSize(2);
    assertThat(far.get("responses").get(1).get("verdict").asText()).isEqualTo("slowed");
  }

  @Test
  void whatCannotBeMeasuredIsAResultWithItsReason() throws Exception {
    Path events = WORKED.kinds(file("events.csv"));
    assertNone(json(events, "2026-02-01T00:00:00Z"), "response_before_onset");
    assertNone(json(events, "2030-01-01T00:00:00Z"), "response_in_future");
    assertNone(json(events, "2026-03-01T01:00:00Z"), "response_near_onset");
    assertNone(json(events, WORKED.response(), "--at", WORKED.hours(3)), "too_early");
    Path few = Files.write(file("few.csv"), List.of("time", "2026-03-01T00:00:00Z"));
    assertNone(json(few, "2026-03-01T00:00:00Z"), "too_few_mentions_before");
  }

  private static void assertNone(JsonNode found, String reason) {
    assertThat(found.get("verdict").asText()).as(reason).isEqualTo("not_estimable");
    assertThat(found.get("reasons").toString()).contains(reason);
    assertThat(found.get("probability_slowed").isNull()).isTrue();
    assertThat(found.get("sentence").asText()).startsWith("No estimate: ");
  }

  @Test
  void badRowsAreCountedAndTheFirstAreNamed() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(WORKED.kinds(file("events.csv"))));
    lines.add(3, "yesterday,true");
    lines.add(4, ",true");
    lines.add(5, "2026-03-01T00:00:00Z,perhaps");
    lines.add(6, "1969-12-31T23:59:59Z,true");
    lines.add(7, "\u001b[2J,true");
    lines.add(8, "2026-03-01T00:00:00Z");
    Path events = Files.write(file("bad.csv"), lines);
    assertThat(measure(events, WORKED.response())).isEqualTo(Firebreak.DONE);
    assertThat(fake.err())
        .contains(
            "line 4: 'yesterday' is not a time such as 2026-03-01T10:15:30Z",
            "line 5: there is no time",
            "line 6: is_original is 'perhaps', neither true nor false",
            "line 7: '1969-12-31T23:59:59Z' is before the year 2000",
            "line 8: ' [2J' is not a time",
            ": 6 of %,d rows could not be used and are left out.".formatted(lines.size() - 1))
        .doesNotContain("line 9:", "\u001b", "Exception");
  }

  @Test
  void aFileThatCannotBeUsedSaysWhatIsWanted() throws Exception {
    assertFails("", "no column time", "Wanted is CSV with a header and a column time");
    assertFails("when,what\n2026-03-01T00:00:00Z,x\n", "no column time");
    assertFails("time,is_original\n", "has no rows", "Wanted is");
    assertFails("time,is_original\nnow,true\n", "no usable row; line 2: 'now' is not a time");
    assertFails("time,time\n2026-03-01T00:00:00Z,x\n", "two columns named 'time'");
    assertFails("time,count\n2026-03-01T00:00:00Z,5\n", "fewer than two usable counts");
    assertFails(
        "time,count\n2026-03-01T00:00:00Z,5\n2026-03-02T00:00:00Z,5\n2026-03-03T00:00:00Z,5\n",
        "bins of 24 hours, too long");
    assertFails("time,count\n2026-03-01T00:00:00Z,-3\n2026-03-01T00:05:00Z,x\n", "is no count");
    assertFails("time\n\"2026-03-01T00:00:00Z\n", "no CSV at line");
    Path missing = file("missing.csv");
    assertThat(measure(missing, "2026-03-01T00:00:00Z")).isEqualTo(Firebreak.FAILED);
    Path notCompressed = Files.writeString(file("plain.csv.gz"), "time\n");
    assertThat(measure(notCompressed, "2026-03-01T00:00:00Z")).isEqualTo(Firebreak.FAILED);
    Path kinds = WORKED.kinds(file("kinds.csv"));
    assertThat(measure(kinds, WORKED.response(), "--kernel", "learnt")).isEqualTo(Firebreak.FAILED);
    Path rhythm = Files.writeString(file("rhythm.csv"), "hour,activity\n3,1\n24,2\n");
    assertThat(measure(kinds, WORKED.response(), "--rhythm", rhythm.toString()))
        .isEqualTo(Firebreak.FAILED);
    assertThat(fake.err())
        .contains("rhythm.csv, line 3: hour must lie in 0 to below 24")
        .contains("there is no file " + missing, "needs the columns id and parent_id")
        .doesNotContain("Unexpected");
  }

  private void assertFails(String content, String... words) throws IOException {
    fake = new FakeTerminal(false, 100);
    Path events = Files.writeString(file("unusable.csv"), content);
    assertThat(measure(events, "2026-03-01T00:00:00Z")).as(content).isEqualTo(Firebreak.FAILED);
    assertThat(fake.err()).contains(words).doesNotContain("Unexpected").doesNotContain("\tat ");
    assertThat(fake.out()).isEmpty();
  }

  @Test
  void nonsenseInOptionsIsWrongUsage() throws Exception {
    String events = WORKED.kinds(file("events.csv")).toString();
    assertWrong("--response", "--events", events);
    assertWrong("'soon' is not a time", "--events", events, "--response", "soon");
    String[] asked = {"--events", events, "--response", WORKED.response()};
    assertWrong("--kernel is one of twitter, weibo, learnt", with(asked, "--kernel", "myspace"));
    assertWrong("is no interval", with(asked, "--blind", "2026-03-01T00:00:00Z"));
    assertWrong(
        "ends before it begins",
        with(asked, "--blind", "2026-03-01T02:00:00Z/2026-03-01T01:00:00Z"));
  }

  private void assertWrong(String words, String... options) {
    fake = new FakeTerminal(false, 100);
    assertThat(run(options)).as(words).isEqualTo(Firebreak.WRONG_USAGE);
    assertThat(fake.err()).contains(words).hasLineCount(1);
  }

  @Test
  void compressedFilesOtherDividersAndTimesWithoutZoneAreRead() throws Exception {
    Path plain = WORKED.kinds(file("events.csv"));
    JsonNode expected = json(plain, WORKED.response());
    Path compressed = file("events.csv.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(
          ("\uFEFF" + Files.readString(plain).replace(',', ';').replace("Z", "").replace('T', ' '))
              .replaceFirst("time", " Time ")
              .getBytes(StandardCharsets.UTF_8));
    }
    JsonNode found = json(compressed, WORKED.response());
    assertThat(found.get("probability_slowed")).isEqualTo(expected.get("probability_slowed"));
    assertThat(found.get("input").get("notes").get(0).asText()).contains("taken as UTC");
  }

  @Test
  void equalInputGivesEqualBytes() throws Exception {
    Path events = WORKED.parents(file("events.csv"));
    Path one = file("one.html");
    Path other = file("other.html");
    measure(events, WORKED.response(), "--out", one.toString());
    String first = fake.out();
    fake = new FakeTerminal(false, 100);
    measure(events, WORKED.response(), "--out", other.toString());
    assertThat(fake.out()).isEqualTo(first);
    assertThat(one).hasSameBinaryContentAs(other);
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private int measure(Path events, String response, String... more) {
    return run(with(new String[] {"--events", events.toString(), "--response", response}, more));
  }

  private int run(String... options) {
    return Firebreak.run(fake.terminal(), with(new String[] {"measure"}, options));
  }

  private static String[] with(String[] first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** What --json prints: one object that keeps to the published schema, and nothing else. */
  private JsonNode json(Path events, String response, String... more) throws IOException {
    fake = new FakeTerminal(false, 100);
    assertThat(measure(events, response, with(more, "--json")))
        .as(fake.err())
        .isEqualTo(Firebreak.DONE);
    assertThat(fake.out()).hasLineCount(1);
    JsonNode found = MAPPER.readTree(fake.out());
    assertThat(schema().validate(found)).isEmpty();
    return found;
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        MeasureCommandTest.class.getResourceAsStream(
            "/io/firebreak/local/effect/measure.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(MAPPER.readTree(in));
    }
  }
}
