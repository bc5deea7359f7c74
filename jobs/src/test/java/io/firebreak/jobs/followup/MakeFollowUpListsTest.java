package io.firebreak.jobs.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.data.FollowUpEntry;
import io.firebreak.models.data.FollowUpList;
import io.firebreak.models.data.Issue;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Response;
import io.firebreak.models.data.ResponseIds;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.simulation.CrisisSimulator;
import io.firebreak.models.simulation.Simulation;
import io.firebreak.models.simulation.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The making of follow-up lists in Flink's operator harness. */
class MakeFollowUpListsTest {
  private static final long START = Instant.parse("2026-03-02T06:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  private KeyedOneInputStreamOperatorTestHarness<String, FollowUpInput, FollowUpList> harness;
  private final List<FollowUpList> told = new ArrayList<>();

  @BeforeEach
  void begin() throws Exception {
    harness = create(50, 20_000);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, FollowUpInput, FollowUpList> create(
      int size, int most) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, FollowUpInput, FollowUpList> made =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new MakeFollowUpLists(size, most)),
            FollowUpInput::issueId,
            Types.STRING);
    made.setup(
        TypeInformation.of(FollowUpList.class)
            .createSerializer(made.getExecutionConfig().getSerializerConfig()));
    return made;
  }

  @Test
  void whereSomethingHappenedTheListSaysWhomToAnswerAndWhereNothingDoesItAges() throws Exception {
    send(critic("x:1", 0, "ann", 90_000));
    send(critic("x:2", 1, "bert", 60_000));
    advance(4);
    assertThat(told).isEmpty();
    advance(5);
    assertThat(told).hasSize(1);
    assertThat(keys(last().ranked())).containsExactly("x:1", "x:2");
    FollowUpEntry first = last().ranked().get(0);
    assertThat(first.reason()).contains("90,000 followers", "0 passed it on");
    assertThat(first.author()).isEqualTo("x:ann");
    send(critic("x:1", 0, "ann", 90_000));
    advance(34);
    assertThat(told).as("nothing new").hasSize(1);
    advance(35);
    assertThat(last().knownAtMillis()).isEqualTo(START + 35 * MINUTE);
    assertThat(last().ranked().get(0).answerByMillis())
        .as("a limit that was set stays")
        .isEqualTo(first.answerByMillis());
    assertThat(last().ranked().get(0).expectedCritics()).isLessThan(first.expectedCritics());
    advance(26 * 60);
    assertThat(last().ranked()).isEmpty();
    int lists = told.size();
    advance(40 * 60);
    assertThat(told).as("no list of an issue that is over").hasSize(lists);
  }

  @Test
  void whatIsDeletedOrTurnsOutToBeASupporterLeavesTheList() throws Exception {
    send(critic("x:1", 0, "ann", 90_000));
    send(critic("x:2", 1, "bert", 90_000));
    advance(5);
    assertThat(keys(last().ranked())).containsExactlyInAnyOrder("x:1", "x:2");
    send(scored("x:1", null, 0, "ann", 90_000L, 1, 0, 0, true));
    send(scored("x:2", null, 1, "bert", 90_000L, 0.02, 0.95, 0.03, false));
    advance(10);
    assertThat(last().ranked()).isEmpty();
    send(scored("x:2", null, 1, "bert", 90_000L, 0.02, 0.95, 0.03, true));
    advance(15);
    int lists = told.size();
    assertThat(harness.numKeyedStateEntries()).isZero();
    advance(60);
    assertThat(told).as("nothing is left").hasSize(lists);
  }

  @Test
  void theSubjectsOwnAccountsAreNeverToBeAnswered() throws Exception {
    send(critic("x:1", 0, "northwind", 900));
    send(critic("x:2", 2, "northwind", 900));
    send(critic("x:3", 2, "ann", 500));
    Response statement =
        new Response(
            "ferry/x:1", false, "ferry", START, "statement", "x", null, "sorry", List.of());
    assertThat(FollowUpInput.isSeen(statement)).isTrue();
    harness.processElement(FollowUpInput.of(statement), START);
    advance(5);
    assertThat(keys(last().ranked())).containsExactly("x:3");
  }

  @Test
  void anAnswerMakesRoomForADayAndAWithdrawnOneNoMore() throws Exception {
    use(create(2, 20_000));
    send(critic("x:1", 0, "ann", 90_000));
    send(critic("x:2", 1, "bert", 50_000));
    send(critic("x:3", 1, "cem", 10_000));
    advance(5);
    assertThat(keys(last().ranked())).containsExactly("x:1", "x:2");
    send(answer("x:1", 8, "answer", false));
    advance(10);
    assertThat(keys(last().ranked())).containsExactly("x:2", "x:3");
    send(critic("x:4", 11, "ann", 90_000));
    send(scored("x:5", "x:1", 12, "dora", 90_000L, 0.9, 0.05, 0.05, false));
    advance(15);
    assertThat(keys(last().ranked())).as("its author, its thread").containsExactly("x:2", "x:3");

    send(answer("x:1", 8, "answer", true));
    advance(20);
    assertThat(keys(last().ranked())).contains("x:1");
    send(answer("x:1", 8, "answer", false));
    advance(25);
    assertThat(keys(last().ranked())).containsExactly("x:2", "x:3");
    send(answer("x:1", 8, "apology", false));
    advance(30);
    assertThat(keys(last().ranked())).as("an apology answers nobody").contains("x:1");
    send(answer("x:1", 8, "answer", false));

    advance(24 * 60);
    send(critic("x:6", 24 * 60, "ann", 90_000));
    advance(24 * 60 + 5);
    assertThat(keys(last().ranked())).as("x:1 is forgotten, not its author").doesNotContain("x:6");
    send(critic("x:7", 24 * 60 + 11, "ann", 90_000));
    advance(24 * 60 + 15);
    assertThat(keys(last().ranked())).as("after a day").containsAnyOf("x:6", "x:7");
    advance(50 * 60);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void anAnswerMayComeBeforeItsMentionAndBeforeItsTime() throws Exception {
    send(answer("x:1", 7, "answer", false));
    send(answer("x:a|b", 0, "answer", false));
    send(critic("x:a|b", 0, "bert", 500));
    send(critic("x:c", 0, "cem", 60_000));
    advance(5);
    assertThat(keys(last().ranked())).containsExactly("x:c");
    send(critic("x:1", 6, "ann", 90_000));
    send(critic("x:2", 6, "ann", 80_000));
    advance(10);
    assertThat(keys(last().ranked())).containsExactly("x:c");
    send(answer("x:c", 18, "answer", false));
    advance(15);
    assertThat(keys(last().ranked())).as("answered later").containsExactly("x:c");
    advance(20);
    assertThat(last().ranked()).isEmpty();
    int lists = told.size();
    advance(120);
    assertThat(told).as("an empty list stays one").hasSize(lists);
  }

  @Test
  void aReplyOfAnOwnAccountIsAnAnswerAndOwnAccountsAreNeverListed() throws Exception {
    send(critic("x:1", 0, "ann", 90_000));
    send(critic("x:2", 1, "bert", 50_000));
    send(critic("x:3", 1, "id7", 95_000));
    harness.processElement(FollowUpInput.of(issue("x:Northwind", "x:id7")), 0);
    ScoredMention reply = reply("x:9", "x:1", 7, "id8", "northwind");
    send(reply);
    advance(10);
    assertThat(keys(last().ranked())).containsExactly("x:2");
    send(reply("x:10", "x:9", 11, "id8", "northwind"));
    advance(15);
    assertThat(keys(last().ranked())).containsExactly("x:2");
    send(scored("x:9", "x:1", 7, "id8", 5L, 0, 0, 0, true));
    advance(20);
    assertThat(keys(last().ranked())).as("the reply was deleted").contains("x:1", "x:2");
    send(reply);
    advance(25);
    assertThat(keys(last().ranked())).containsExactly("x:2");
    harness.processElement(FollowUpInput.of(issue()), 0);
    advance(30);
    assertThat(keys(last().ranked())).as("nobody speaks for it any more").contains("x:2", "x:3");
    advance(30 * 60);
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void coordinatedAccountsAreShownApartAndTakeNobodysPlace() throws Exception {
    use(create(2, 20_000));
    for (int i = 0; i < 5; i++) {
      send(critic("x:bot" + i, i, "b" + i, 900));
    }
    send(critic("x:1", 0, "ann", 500));
    send(critic("x:2", 0, "bert", 400));
    harness.processElement(FollowUpInput.of(cluster(0.9)), START);
    advance(5);
    assertThat(keys(last().ranked())).containsExactly("x:1", "x:2");
    assertThat(keys(last().avoid()))
        .containsExactlyInAnyOrder("x:bot0", "x:bot1", "x:bot2", "x:bot3", "x:bot4");
    assertThat(last().avoid()).allMatch(entry -> entry.reason().equals("5 accounts, one text."));

    harness.processElement(FollowUpInput.of(cluster(0.4)), START);
    advance(10);
    assertThat(last().avoid()).isEmpty();
    assertThat(keys(last().ranked())).hasSize(2).allMatch(key -> key.startsWith("x:bot"));
  }

  @Test
  void aClusterThatFallsTakesItsOwnReasonsBackAndNoOthers() throws Exception {
    for (int i = 0; i < 3; i++) {
      send(critic("x:bot" + i, i, "b" + i, 900));
    }
    harness.processElement(
        FollowUpInput.of(cluster("a", 0.9, List.of("x:bot0"), List.of("x:b1"))), START);
    harness.processElement(
        FollowUpInput.of(cluster("a", 0.9, List.of("x:bot2"), List.of("x:b1", "x:b2"))), START);
    harness.processElement(FollowUpInput.of(cluster("b", 0.9, List.of(), List.of("x:b1"))), START);
    advance(5);
    assertThat(last().ranked()).isEmpty();

    harness.processElement(
        FollowUpInput.of(cluster("a", 0.4, List.of("x:bot2"), List.of())), START);
    advance(10);
    assertThat(keys(last().avoid())).containsExactly("x:bot1");
    assertThat(keys(last().ranked())).containsExactlyInAnyOrder("x:bot0", "x:bot2");
  }

  @Test
  void restoredAnywhereItTellsWhatItWouldHaveToldAnyway() throws Exception {
    List<FollowUpInput> mentions = new Crisis(3).inputs;
    List<FollowUpInput> inputs = new ArrayList<>(mentions);
    for (int i = 0; i < mentions.size(); i += 100) {
      FollowUpInput input = mentions.get(i);
      int minute = (int) ((input.atMillis() - START) / MINUTE) + 30;
      inputs.add(
          FollowUpInput.of(
              answer(input.issueId(), input.mention().key(), minute, "answer", false)));
    }
    play(inputs, 0, 40);
    List<FollowUpList> steady = List.copyOf(told);
    for (int stop : new int[] {7, 20}) {
      told.clear();
      harness.close();
      begin();
      play(inputs, 0, stop);
      OperatorSubtaskState snapshot = harness.snapshot(1, 1);
      harness.close();
      harness = create(50, 20_000);
      harness.initializeState(snapshot);
      harness.open();
      play(inputs, stop, 40);
      assertThat(told).isEqualTo(steady);
    }
  }

  @Test
  void aReplayInWhichTimeStandsStillEndsWithOneListWhateverTheOrder() throws Exception {
    List<FollowUpInput> inputs = new ArrayList<>(new Crisis(4).inputs);
    FollowUpList first = null;
    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(inputs, new Random(seed));
      told.clear();
      harness.close();
      begin();
      for (FollowUpInput input : inputs) {
        harness.processElement(input, 0);
      }
      harness.processWatermark(Long.MAX_VALUE);
      take();
      assertThat(told).hasSize(1);
      first = first == null ? told.get(0) : first;
      assertThat(told.get(0)).isEqualTo(first);
    }
    assertThat(first.ranked()).isNotEmpty();
  }

  @Test
  void beyondTheBoundTheOldestAreLeftOut() throws Exception {
    use(create(50, 3));
    for (int i = 0; i < 5; i++) {
      send(critic("x:" + i, i, "a" + i, 500));
    }
    advance(5);
    assertThat(last().mentions()).isEqualTo(3);
    assertThat(keys(last().ranked())).containsExactlyInAnyOrder("x:2", "x:3", "x:4");
  }

  /**
   * The first twentieth of each list, as it is told, beside the mean of all that could be there.
   */
  @Test
  void theTopTwentiethOfTheListsReachesThreeTimesTheLaterDescendantsOfChance() throws Exception {
    double top = 0;
    double all = 0;
    for (long seed = 21; seed <= 24; seed++) {
      Crisis crisis = new Crisis(seed);
      told.clear();
      use(create(1000, 20_000));
      play(crisis.inputs, 0, 43);
      for (int hour = 6; hour <= 42; hour += 6) {
        long now = START + Duration.ofHours(hour).toMillis();
        FollowUpList list =
            told.stream()
                .filter(one -> one.knownAtMillis() <= now)
                .reduce((before, after) -> after)
                .orElseThrow();
        Map<String, Integer> later = crisis.laterDescendants(now);
        List<String> candidates = crisis.candidates(now);
        int picks = Math.max(1, candidates.size() / 20);
        top +=
            list.ranked().stream()
                    .limit(picks)
                    .mapToInt(entry -> later.getOrDefault(entry.mentionKey(), 0))
                    .sum()
                / (double) picks;
        all += candidates.stream().mapToInt(key -> later.getOrDefault(key, 0)).average().orElse(0);
      }
    }
    assertThat(top / all).isGreaterThan(3);
  }

  private void use(
      KeyedOneInputStreamOperatorTestHarness<String, FollowUpInput, FollowUpList> other)
      throws Exception {
    harness.close();
    harness = other;
    harness.open();
  }

  private static Response answer(String mention, int minute, String kind, boolean deleted) {
    return answer("ferry", mention, minute, kind, deleted);
  }

  private static Response answer(
      String issue, String mention, int minute, String kind, boolean deleted) {
    String id = ResponseIds.ofAnswer(issue, mention);
    return new Response(
        id, deleted, issue, START + minute * MINUTE, kind, "x", null, null, List.of());
  }

  private void send(Response response) throws Exception {
    assertThat(FollowUpInput.isSeen(response)).isTrue();
    harness.processElement(FollowUpInput.of(response), 0);
  }

  private static Issue issue(String... ownAccounts) {
    List<String> none = List.of();
    return new Issue(
        "ferry", false, "Ferry", none, none, none, none, none, null, List.of(ownAccounts), none);
  }

  private static CoordinatedCluster cluster(double score) {
    return cluster("c1", score, List.of("x:bot0"), List.of("x:b1", "x:b2", "x:b3", "x:b4"));
  }

  private static CoordinatedCluster cluster(
      String id, double score, List<String> mentions, List<String> authors) {
    return new CoordinatedCluster(
        "ferry",
        id,
        "text",
        START,
        START,
        START,
        5,
        5,
        5,
        score,
        "5 accounts, one text.",
        mentions,
        authors);
  }

  private void play(List<FollowUpInput> inputs, int fromHour, int untilHour) throws Exception {
    for (int tick = 12 * fromHour; tick < 12 * untilHour; tick++) {
      long from = START + tick * 5 * MINUTE;
      for (FollowUpInput input : inputs) {
        if (input.atMillis() >= from && input.atMillis() < from + 5 * MINUTE) {
          harness.processElement(input, input.atMillis());
        }
      }
      harness.processWatermark(from + 5 * MINUTE - 1);
    }
    take();
  }

  private void send(ScoredMention scored) throws Exception {
    harness.processElement(FollowUpInput.of(scored), scored.publishedAtMillis());
  }

  private void advance(int minutes) throws Exception {
    long until = START + minutes * MINUTE;
    while (harness.getOperator() != null && watermark < until - 1) {
      watermark = Math.min(watermark + 5 * MINUTE, until - 1);
      harness.processWatermark(watermark);
    }
    take();
  }

  private long watermark = START - 1;

  private void take() {
    told.addAll(
        harness.extractOutputValues().subList(taken(), harness.extractOutputValues().size()));
    seen = harness.extractOutputValues().size();
    seenOf = harness;
  }

  private int seen;
  private Object seenOf;

  private int taken() {
    return seenOf == harness ? seen : 0;
  }

  private FollowUpList last() {
    return told.get(told.size() - 1);
  }

  private static List<String> keys(List<FollowUpEntry> entries) {
    return entries.stream().map(FollowUpEntry::mentionKey).toList();
  }

  private static ScoredMention critic(String key, int minute, String author, long followers) {
    return scored(key, null, minute, author, followers, 0.9, 0.05, 0.05, false);
  }

  private static ScoredMention reply(
      String key, String parent, int minute, String author, String handle) {
    return scored(
        key, parent, minute, new Author(author, handle, 5L), new double[] {0, 0, 1}, false);
  }

  private static ScoredMention scored(
      String key,
      String parent,
      int minute,
      String author,
      Long followers,
      double critic,
      double supporter,
      double neutral,
      boolean deleted) {
    return scored(
        key,
        parent,
        minute,
        new Author(author, null, followers),
        new double[] {critic, supporter, neutral},
        deleted);
  }

  private record Author(String id, String handle, Long followers) {}

  private static ScoredMention scored(
      String key, String parent, int minute, Author author, double[] stance, boolean deleted) {
    return new ScoredMention(
        key,
        "ferry",
        null,
        deleted,
        0,
        "x",
        parent == null ? MentionKind.ORIGINAL : MentionKind.REPLY,
        parent,
        null,
        author.id(),
        author.handle(),
        author.followers(),
        "t",
        null,
        "en",
        null,
        START + minute * MINUTE,
        null,
        false,
        false,
        null,
        null,
        "text",
        Stance.CRITIC,
        stance[0],
        stance[1],
        stance[2],
        "m");
  }

  /** A simulated crisis that nobody answers, with the truth about who followed whom. */
  private static final class Crisis {
    final List<FollowUpInput> inputs = new ArrayList<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Mention> mentions = new HashMap<>();
    private final Map<String, Stance> stances = new HashMap<>();

    Crisis(long seed) {
      Simulation simulation =
          CrisisSimulator.simulate(
              SimulationSettings.defaults()
                  .withSeed(seed)
                  .withTime(Instant.ofEpochMilli(START), 48)
                  .withMentions(4_000));
      String issue = simulation.issues().get(0).id();
      simulation
          .mentions()
          .filter(simulated -> !simulated.suppressed() && simulated.stances().containsKey(issue))
          .forEach(
              simulated -> {
                Mention mention = simulated.mention();
                Stance stance = simulated.stances().get(issue);
                parents.put(mention.key(), simulated.parentKey());
                mentions.put(mention.key(), mention);
                stances.put(mention.key(), stance);
                inputs.add(FollowUpInput.of(scored(issue, mention, stance)));
              });
    }

    private static ScoredMention scored(String issue, Mention mention, Stance stance) {
      String parent =
          switch (mention.kind()) {
            case REPOST -> mention.repostOf();
            case QUOTE -> mention.quoteOf();
            case REPLY -> mention.inReplyTo();
            case ORIGINAL -> null;
          };
      return new ScoredMention(
          mention.key(),
          issue,
          null,
          false,
          0,
          mention.platform(),
          mention.kind(),
          parent,
          null,
          mention.authorId(),
          null,
          mention.followers(),
          mention.text(),
          null,
          "en",
          null,
          mention.publishedAtMillis(),
          null,
          false,
          false,
          null,
          mention.sourceTier(),
          "text",
          stance,
          stance == Stance.CRITIC ? 1.0 : 0,
          stance == Stance.SUPPORTER ? 1.0 : 0,
          stance == Stance.NEUTRAL ? 1.0 : 0,
          "m");
    }

    List<String> candidates(long now) {
      return mentions.values().stream()
          .filter(mention -> mention.publishedAtMillis() < now)
          .filter(mention -> now - mention.publishedAtMillis() < Duration.ofHours(24).toMillis())
          .filter(mention -> stances.get(mention.key()) != Stance.SUPPORTER)
          .map(Mention::key)
          .toList();
    }

    Map<String, Integer> laterDescendants(long now) {
      Map<String, Integer> later = new HashMap<>();
      for (Mention mention : mentions.values()) {
        if (mention.publishedAtMillis() >= now) {
          for (String above = parents.get(mention.key());
              above != null;
              above = parents.get(above)) {
            later.merge(above, 1, Integer::sum);
          }
        }
      }
      return later;
    }
  }
}
