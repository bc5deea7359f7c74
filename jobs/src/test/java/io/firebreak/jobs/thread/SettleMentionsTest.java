package io.firebreak.jobs.thread;

import static io.firebreak.jobs.thread.Post.ACME;
import static io.firebreak.jobs.thread.Post.HORIZON;
import static io.firebreak.jobs.thread.Post.HOUR;
import static io.firebreak.jobs.thread.Post.PARENT_WAIT;
import static io.firebreak.jobs.thread.Post.RIVAL;
import static io.firebreak.jobs.thread.Post.START;
import static io.firebreak.jobs.thread.Post.TIMES;
import static io.firebreak.jobs.thread.Post.acme;
import static io.firebreak.jobs.thread.Post.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.models.data.ScoredMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settling of mentions in Flink's operator harness. */
class SettleMentionsTest {
  private static final long ANSWER = START + 20_000;

  private KeyedCoProcessOperator<String, MatchedMention, Inherited, UnjudgedMention> operator;
  private KeyedTwoInputStreamOperatorTestHarness<String, MatchedMention, Inherited, UnjudgedMention>
      harness;

  @BeforeEach
  void open() throws Exception {
    prepare();
    harness.open();
  }

  private void prepare() throws Exception {
    operator = new KeyedCoProcessOperator<>(new SettleMentions(TIMES));
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            operator, matched -> matched.mention().key(), Inherited::key, Types.STRING);
    harness.setup(
        TypeInformation.of(UnjudgedMention.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void anOriginalIsToldAtOnce() throws Exception {
    says(post(1).naming(ACME, RIVAL));

    assertThat(sent()).extracting(ScoredMention::pairKey).containsExactly("x:1|acme", "x:1|rival");
  }

  @Test
  void aReplyIsToldOnceWhenItsOwnTimeHasPassedWhicheverOfTheTwoComesFirst() throws Exception {
    Post reply = post(2).replyTo(1);
    for (boolean mentionFirst : List.of(true, false)) {
      close();
      open();
      if (mentionFirst) {
        says(reply);
      }
      takesOver(reply.inherits(acme("reply", false)));
      if (!mentionFirst) {
        says(reply);
      }
      watermark(reply.atMillis());
      assertThat(sent()).isEmpty();
      watermark(ANSWER);
      assertThat(sent())
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.pairKey()).isEqualTo("x:2|acme");
                assertThat(told.matchedBy()).isEqualTo("reply");
                assertThat(told.parentKey()).isEqualTo("x:1");
              });
    }
  }

  @Test
  void aParentThatTurnsUpLaterRevisesItsReply() throws Exception {
    Post reply = post(2).replyTo(1).naming(RIVAL);
    says(reply);
    watermark(ANSWER);
    assertThat(sent()).extracting(ScoredMention::issueId).containsExactly("rival");

    takesOver(reply.inherits(acme("reply", false)));
    assertThat(sent()).extracting(ScoredMention::issueId).containsExactly("acme");
  }

  @Test
  void theTimeOfTheParentIsToldAndRevisedWhenItIsKnownLater() throws Exception {
    Post reply = post(2).replyTo(1);
    says(reply);
    takesOver(reply.inherits(acme("reply", false)));
    watermark(ANSWER);
    assertThat(sent()).extracting(ScoredMention::parentPublishedAtMillis).containsOnlyNulls();

    takesOver(reply.inheritsAfter(acme("reply", false), new ParentTime("x:1", START - HOUR)));
    assertThat(sent())
        .extracting(ScoredMention::parentPublishedAtMillis)
        .containsExactly(START - HOUR);
    takesOver(reply.inheritsAfter(acme("reply", false), new ParentTime("x:1", START - HOUR)));
    takesOver(reply.inherits(acme("reply", false)));
    assertThat(sent()).isEmpty();
  }

  @Test
  void anEditThatChangesTheParentTellsTheTimeOfTheOtherOneOrNone() throws Exception {
    Post reply = post(5).replyTo(1).naming(ACME);
    says(reply);
    takesOver(
        reply.inheritsAfter(
            acme("reply", false),
            new ParentTime("x:1", START - HOUR),
            new ParentTime("x:2", START - 5)));
    watermark(ANSWER);
    says(post(5).edited(1, "other").replyTo(2).naming(ACME));
    says(post(5).edited(2, "unknown").replyTo(3).naming(ACME));
    says(post(5).edited(3, "both").replyTo(1).quoteOf(2).naming(ACME));
    says(post(5).edited(4, "alone").naming(ACME));

    assertThat(sent())
        .extracting(ScoredMention::parentPublishedAtMillis)
        .containsExactly(START - HOUR, START - 5, null, START - 5, null);
  }

  @Test
  void copiesAndStaleRevisionsTellNothing() throws Exception {
    Post reply = post(2).replyTo(1).naming(ACME);
    says(reply.edited(2, "latest"));
    takesOver(reply.inherits(acme("reply", false)));
    watermark(ANSWER);
    assertThat(sent()).extracting(ScoredMention::text).containsExactly("latest");

    says(reply.edited(2, "latest"));
    says(reply.edited(1, "stale"));
    says(reply);
    takesOver(reply.inherits(acme("reply", false)));
    watermark(ANSWER + HORIZON);
    assertThat(sent()).isEmpty();
  }

  @Test
  void aDeleteIsFinalWhateverComesAfter() throws Exception {
    Post reply = post(2).replyTo(1).naming(ACME);
    says(reply);
    watermark(ANSWER);
    sent();
    says(reply.deleted());
    assertThat(sent())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.deleted()).isTrue();
              assertThat(told.publishedAtMillis()).isEqualTo(reply.atMillis());
              assertThat(told.text()).isNull();
              assertThat(told.authorId()).isNull();
            });
    assertThat(state(2).mention()).isNull();

    says(reply.edited(9, "back again"));
    takesOver(reply.inherits(acme("reply", false), RIVAL));
    says(reply.deleted());
    watermark(ANSWER + HORIZON - HOUR);
    assertThat(sent()).isEmpty();
  }

  @Test
  void aMentionDeletedBeforeItArrivesOrBeforeItIsToldIsNeverTold() throws Exception {
    says(post(1).deleted());
    says(post(1).naming(ACME));
    says(post(2).replyTo(1).naming(ACME));
    says(post(2).deleted());
    watermark(ANSWER + HOUR);

    assertThat(sent()).isEmpty();
  }

  @Test
  void anOriginalEditedIntoAReplyBelongsToItsParentsIssueWheneverThatIsKnown() throws Exception {
    Post reply = post(2).edited(1, "no").replyTo(1);
    for (long millis : List.of(Long.MIN_VALUE, START + 1_000, ANSWER, ANSWER + HOUR)) {
      close();
      open();
      watermark(millis);
      says(post(2).naming(RIVAL));
      says(reply);
      takesOver(reply.inherits(acme("reply", false)));
      watermark(ANSWER + 2 * HOUR);

      Map<String, ScoredMention> last = last(sent());
      assertThat(last.get("x:2|rival").deleted()).isTrue();
      assertThat(last).as("watermark %d", millis).containsKey("x:2|acme");
      assertThat(last.get("x:2|acme").text()).isEqualTo("no");
    }
  }

  @Test
  void aReplyEditedIntoAnOriginalBelongsToWhatItNamesItself() throws Exception {
    Post reply = post(2).replyTo(1);
    says(reply);
    takesOver(reply.inherits(acme("reply", false)));
    watermark(ANSWER);
    says(post(2).edited(1, "alone").naming(RIVAL));

    Map<String, ScoredMention> last = last(sent());
    assertThat(last.get("x:2|acme").deleted()).isTrue();
    assertThat(last.get("x:2|rival").deleted()).isFalse();
  }

  @Test
  void aMentionThatMovesInTimeIsTakenBackFromWhereItWasCounted() throws Exception {
    says(post(1).naming(ACME));
    says(post(1).edited(1, "later").at(START + HOUR).naming(ACME));

    List<ScoredMention> told = sent();
    assertThat(told).extracting(ScoredMention::deleted).containsExactly(false, true, false);
    assertThat(told)
        .extracting(ScoredMention::publishedAtMillis)
        .containsExactly(START + 1_000, START + 1_000, START + HOUR);
  }

  @Test
  void theOutcomeDoesNotDependOnTheOrderOfArrival() throws Exception {
    Post first = post(2).naming(RIVAL);
    Post second = post(2).edited(1, "again").replyTo(1).naming(RIVAL);
    Post third = post(2).edited(2, "at last").replyTo(1);
    Inherited inherited =
        third.inheritsAfter(acme("reply", false), new ParentTime("x:1", START - HOUR));
    Map<String, ScoredMention> expected = null;
    for (List<Object> order : Orders.of(List.<Object>of(first, second, third, inherited))) {
      for (boolean live : List.of(true, false)) {
        close();
        open();
        int step = 0;
        for (Object message : order) {
          if (message instanceof Post post) {
            says(post);
          } else {
            takesOver((Inherited) message);
          }
          if (live) {
            watermark(START + 10_000L * step++);
          }
        }
        watermark(ANSWER + HOUR);
        Map<String, ScoredMention> standing = last(sent());
        standing.values().removeIf(ScoredMention::deleted);
        if (expected == null) {
          expected = standing;
        }
        assertThat(standing).as("%s live %s", order, live).isEqualTo(expected);
      }
    }
    assertThat(expected).containsOnlyKeys("x:2|acme");
    assertThat(expected.get("x:2|acme").text()).isEqualTo("at last");
    assertThat(expected.get("x:2|acme").parentPublishedAtMillis()).isEqualTo(START - HOUR);
  }

  @Test
  void aReplyToAnUnknownParentIsNotToldAndItsTextIsDroppedAfterTheWait() throws Exception {
    says(post(2).replyTo(1));
    watermark(START + PARENT_WAIT - HOUR);
    assertThat(state(2).mention()).isNotNull();

    watermark(START + PARENT_WAIT + HOUR);
    assertThat(state(2).mention()).isNull();
    assertThat(state(2).accepted()).isNotNull();
    assertThat(sent()).isEmpty();
  }

  @Test
  void theTextOfAReplyThatComesLateIsDroppedAfterTheWaitToo() throws Exception {
    watermark(START + HOUR);
    says(post(2).replyTo(1));
    says(post(3).replyTo(1).naming(ACME));
    says(post(3).edited(1, "nothing").replyTo(1));
    assertThat(state(2).mention()).isNotNull();

    watermark(START + PARENT_WAIT + 3 * HOUR);
    assertThat(state(2).mention()).isNull();
    assertThat(state(3).mention()).isNull();
  }

  @Test
  void aSnapshotInTheMiddleChangesNothing() throws Exception {
    Post reply = post(2).replyTo(1);
    says(post(1).naming(ACME));
    says(reply);
    takesOver(post(3).inherits(acme("quote", false)));
    watermark(START);
    sent();
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    List<ScoredMention> straight = goOn();
    close();

    prepare();
    harness.initializeState(snapshot);
    harness.open();
    watermark(START);
    assertThat(goOn()).isEqualTo(straight);
    assertThat(straight)
        .extracting(ScoredMention::pairKey)
        .containsExactlyInAnyOrder("x:2|acme", "x:3|acme");
    watermark(START + 3 * HORIZON);
    assertEmpty();
  }

  private List<ScoredMention> goOn() throws Exception {
    says(post(1).naming(ACME)); // a copy
    takesOver(post(2).inherits(acme("reply", false)));
    says(post(3).quoteOf(1));
    watermark(ANSWER);
    return sent();
  }

  @Test
  void nothingIsKeptOnceTheHorizonHasPassed() throws Exception {
    severalFates();
    for (long hour = 0; hour <= 50; hour++) {
      watermark(START + hour * HOUR);
    }
    assertEmpty();

    watermark(START + 60 * HOUR); // and of what comes after its horizon
    severalFates();
    watermark(START + 60 * HOUR + HORIZON + HOUR);
    assertEmpty();
  }

  @Test
  void atTheEndOfAReplayNothingIsLeft() throws Exception {
    severalFates();
    watermark(Long.MAX_VALUE);
    assertEmpty();
  }

  private void severalFates() throws Exception {
    says(post(1).naming(ACME));
    says(post(2).replyTo(1));
    takesOver(post(2).inherits(acme("reply", false)));
    says(post(3).replyTo(99));
    says(post(4).deleted());
    says(post(5).naming(ACME));
    says(post(5).edited(1, "moved").at(START + HOUR).replyTo(1));
    takesOver(post(6).inherits(acme("quote", false)));
    says(post(7).replyTo(99));
    says(post(7).deleted());
    takesOver(post(7).inherits(acme("reply", false)));
  }

  private void says(Post post) throws Exception {
    harness.processElement1(post.matched(), post.atMillis());
  }

  private void takesOver(Inherited inherited) throws Exception {
    harness.processElement2(inherited, inherited.publishedAtMillis());
  }

  private void watermark(long millis) throws Exception {
    harness.processBothWatermarks(new Watermark(millis));
  }

  private Settled state(int number) throws Exception {
    operator.setCurrentKey(Post.key(number));
    return operator
        .getKeyedStateBackend()
        .getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new ValueStateDescriptor<>("settled", new SettledSerializer()))
        .value();
  }

  private void assertEmpty() {
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private List<ScoredMention> sent() {
    List<ScoredMention> sent = new ArrayList<>();
    harness.extractOutputValues().forEach(told -> sent.add(told.mention()));
    harness.getOutput().clear();
    return sent;
  }

  private static Map<String, ScoredMention> last(List<ScoredMention> told) {
    Map<String, ScoredMention> last = new TreeMap<>();
    told.forEach(mention -> last.put(mention.pairKey(), mention));
    return last;
  }
}
