package io.firebreak.jobs.thread;

import static io.firebreak.jobs.thread.Post.ACME;
import static io.firebreak.jobs.thread.Post.HOUR;
import static io.firebreak.jobs.thread.Post.PARENT_WAIT;
import static io.firebreak.jobs.thread.Post.RETENTION;
import static io.firebreak.jobs.thread.Post.RIVAL;
import static io.firebreak.jobs.thread.Post.START;
import static io.firebreak.jobs.thread.Post.TIMES;
import static io.firebreak.jobs.thread.Post.acme;
import static io.firebreak.jobs.thread.Post.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.jobs.match.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The following of threads in Flink's operator harness. */
class FollowThreadsTest {
  private KeyedOneInputStreamOperatorTestHarness<String, ThreadMention, Inherited> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ThreadMention, Inherited> harness()
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FollowThreads(TIMES)),
            ThreadMention::platform,
            Types.STRING);
    harness.setup(new InheritedSerializer());
    return harness;
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void anIssueRunsDownAThreadOfAnyDepthWhateverTheOrderOfArrival() throws Exception {
    List<Post> thread =
        List.of(
            post(1).naming(ACME),
            post(2).replyTo(1),
            post(3).quoteOf(2).naming(RIVAL),
            post(4).repostOf(3));
    for (List<Post> order : Orders.of(thread)) {
      close();
      open();
      for (Post post : order) {
        arrives(post);
      }
      Map<String, Map<String, String>> told = last(sent());
      assertThat(told)
          .as("%s", order.stream().map(Post::id).toList())
          .isEqualTo(
              Map.of(
                  "x:2", Map.of("acme", "reply"),
                  "x:3", Map.of("acme", "quote"),
                  "x:4", Map.of("acme", "repost", "rival", "repost")));
    }
  }

  @Test
  void theTimeOfTheParentIsToldWhateverTheOrderOfArrival() throws Exception {
    List<Post> thread =
        List.of(
            post(1).naming(ACME),
            post(2).replyTo(1).naming(ACME),
            post(3).replyTo(2),
            post(3).edited(1, "of another").replyTo(1));
    for (List<Post> order : Orders.of(thread)) {
      close();
      open();
      for (Post post : order) {
        arrives(post);
      }
      assertThat(parents(sent()))
          .as("%s", order.stream().map(Post::id).toList())
          .isEqualTo(
              Map.of(
                  "x:2", Map.of("x:1", START + 1_000),
                  "x:3", Map.of("x:1", START + 1_000, "x:2", START + 2_000)));
    }
  }

  @Test
  void ofParentsNeverSeenOrWithoutAnIssueNoTimeIsTold() throws Exception {
    arrives(post(2).replyTo(1).naming(ACME)); // 1 never comes
    arrives(post(3));
    arrives(post(4).replyTo(3).naming(ACME));
    assertThat(parents(sent())).isEmpty();

    arrives(post(3).edited(1, "acme").naming(ACME));
    assertThat(parents(sent())).isEqualTo(Map.of("x:4", Map.of("x:3", START + 3_000)));
  }

  @Test
  void ofAParentThatMovesInTimeTheEarliestTimeIsTold() throws Exception {
    Post later = post(1).edited(1, "later").at(START + HOUR).naming(ACME);
    for (List<Post> order : Orders.of(List.of(post(1).naming(ACME), later, post(2).replyTo(1)))) {
      close();
      open();
      for (Post post : order) {
        arrives(post);
      }
      assertThat(parents(sent())).isEqualTo(Map.of("x:2", Map.of("x:1", START + 1_000)));
    }
  }

  @Test
  void copiesTellNothing() throws Exception {
    arrives(post(1).naming(ACME));
    arrives(post(2).replyTo(1));
    assertThat(sent()).hasSize(1);

    arrives(post(2).replyTo(1));
    arrives(post(1).naming(ACME));
    arrives(post(1).edited(0, "seen again").naming(ACME));
    assertThat(sent()).isEmpty();
  }

  @Test
  void anEditThatNamesAnIssueGivesItToAllThatHangsOnTheMention() throws Exception {
    arrives(post(1));
    arrives(post(2).replyTo(1));
    arrives(post(3).replyTo(2));
    assertThat(sent()).isEmpty();

    arrives(post(1).edited(1, "acme").naming(ACME));
    assertThat(last(sent())).containsOnlyKeys("x:2", "x:3");
  }

  @Test
  void anEditThatNoLongerNamesTheIssueLeavesItToTheReplies() throws Exception {
    arrives(post(1).naming(ACME));
    arrives(post(1).edited(1, "nothing"));
    arrives(post(2).replyTo(1));

    assertThat(last(sent())).containsOnlyKeys("x:2");
  }

  @Test
  void onlyARepostTakesOverTheLinkToTheHub() throws Exception {
    arrives(post(1).naming(acme("link", true)));
    arrives(post(2).repostOf(1));
    arrives(post(3).quoteOf(1));

    Map<String, Membership> told = new TreeMap<>();
    sent().forEach(inherited -> told.put(inherited.key(), inherited.memberships().get(0)));
    assertThat(told.get("x:2").hubLink()).isTrue();
    assertThat(told.get("x:3").hubLink()).isFalse();
  }

  @Test
  void theStrongerOfTwoWaysCounts() throws Exception {
    arrives(post(1).naming(ACME));
    arrives(post(2).naming(ACME));
    arrives(post(3).replyTo(1).quoteOf(2));

    assertThat(last(sent())).isEqualTo(Map.of("x:3", Map.of("acme", "quote")));
  }

  @Test
  void threadsInACircleComeToAnEnd() throws Exception {
    arrives(post(1).replyTo(1));
    arrives(post(2).replyTo(4));
    arrives(post(3).replyTo(2));
    arrives(post(4).replyTo(3));
    arrives(post(1).edited(1, "acme").replyTo(1).naming(ACME));
    arrives(post(3).edited(1, "acme").replyTo(2).naming(ACME));

    assertThat(last(sent())).containsKeys("x:2", "x:3", "x:4");
    harness.processWatermark(START + 2 * RETENTION);
    assertEmpty();
  }

  @Test
  void aSnapshotInTheMiddleChangesNothing() throws Exception {
    arrives(post(3).replyTo(2));
    arrives(post(2).replyTo(1));
    harness.processWatermark(START + HOUR);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    close();

    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    arrives(post(1).naming(ACME));
    assertThat(last(sent()))
        .isEqualTo(Map.of("x:2", Map.of("acme", "reply"), "x:3", Map.of("acme", "reply")));
    harness.processWatermark(START + 2 * RETENTION);
    assertEmpty();
  }

  @Test
  void whatBelongsToNoIssueIsForgottenAfterTheWaitForAParent() throws Exception {
    arrives(post(3).replyTo(2));
    arrives(post(2).replyTo(1));
    harness.processWatermark(START + PARENT_WAIT - HOUR);
    assertThat(harness.numKeyedStateEntries()).isPositive();
    harness.processWatermark(START + PARENT_WAIT + 2 * HOUR);
    assertEmpty();

    arrives(post(1).naming(ACME)); // too late for them
    assertThat(sent()).isEmpty();
  }

  @Test
  void aThreadIsRememberedARetentionAfterItsLastUseAndNoLonger() throws Exception {
    arrives(post(1).naming(ACME));
    harness.processWatermark(START + RETENTION - 2 * HOUR);
    arrives(post(2).at(START + RETENTION - 2 * HOUR).replyTo(1));
    sent();
    harness.processWatermark(START + 2 * RETENTION - 4 * HOUR);
    arrives(post(3).at(START + 2 * RETENTION - 4 * HOUR).replyTo(1));
    assertThat(last(sent())).containsOnlyKeys("x:3");

    harness.processWatermark(START + 3 * RETENTION);
    assertEmpty();
  }

  @Test
  void atTheEndOfAReplayNothingIsLeft() throws Exception {
    for (int i = 1; i < 300; i++) {
      Post post = post(i).at(START + i * HOUR).replyTo(i / 3);
      arrives(i % 7 == 0 ? post.naming(ACME) : post);
    }
    harness.processWatermark(Long.MAX_VALUE);
    assertEmpty();
  }

  private void arrives(Post post) throws Exception {
    harness.processElement(post.inThread(), post.atMillis());
  }

  private void assertEmpty() {
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private List<Inherited> sent() {
    List<Inherited> sent = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return sent;
  }

  /** Of each mention the times of its parents, as they were told last. */
  private static Map<String, Map<String, Long>> parents(List<Inherited> told) {
    Map<String, Map<String, Long>> parents = new TreeMap<>();
    for (Inherited inherited : told) {
      for (ParentTime parent : inherited.parents()) {
        parents
            .computeIfAbsent(inherited.key(), key -> new TreeMap<>())
            .put(parent.key(), parent.publishedAtMillis());
      }
    }
    return parents;
  }

  /** The last word on each mention: its issues, and how it came to each. */
  private static Map<String, Map<String, String>> last(List<Inherited> told) {
    Map<String, Map<String, String>> last = new TreeMap<>();
    for (Inherited inherited : told) {
      Map<String, String> issues = new TreeMap<>();
      inherited.memberships().forEach(one -> issues.put(one.issueId(), one.matchedBy()));
      last.put(inherited.key(), issues);
    }
    return last;
  }
}
