package io.firebreak.models.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowUpQueueTest {
  private static final long NOW = 1_700_000_000_000L;

  private static SeenMention critic(String key, String parent, String author, long followers) {
    return new SeenMention(
        key, parent, "x", NOW - 600_000, author, null, followers, null, false, 0.9, 0.1);
  }

  private static List<String> keys(List<SeenMention> known) {
    return FollowUpQueue.pick(known, NOW, mention -> true, 10).stream()
        .map(entry -> entry.forecast().key())
        .toList();
  }

  @Test
  void answersEachAuthorAndEachThreadOnce() {
    assertThat(
            keys(
                List.of(
                    critic("a", null, "ann", 90_000),
                    critic("a2", null, "ann", 80_000),
                    critic("b", "a", "bob", 50_000),
                    critic("c", null, "cem", 100))))
        .containsExactly("a", "c");
  }

  @Test
  void repliesToAMentionThatIsForgottenOrWasNeverKnownAreOneThreadStill() {
    SeenMention head = critic("a", null, "ann", 10);
    List<SeenMention> replies =
        List.of(critic("b", "a", "bob", 50_000), critic("c", "a", "cem", 100));
    List<SeenMention> known = new ArrayList<>(replies);
    known.add(head);
    for (List<SeenMention> of : List.of(known, replies)) {
      List<FollowUp> queue = FollowUpQueue.pick(of, NOW, mention -> true, 10);
      assertThat(queue).singleElement().extracting(FollowUp::thread).isEqualTo("a");
    }
  }

  @Test
  void leavesSupportersAndWhatMayNotBeAnsweredOut() {
    SeenMention fan =
        new SeenMention("fan", null, "x", NOW - 1, "fan", null, 1_000L, null, false, 0.1, 0.2);
    List<FollowUp> queue =
        FollowUpQueue.pick(
            List.of(fan, critic("bot", null, "bot", 9_000), critic("ok", null, "ann", 5)),
            NOW,
            mention -> !mention.key().equals("bot"),
            10);
    assertThat(queue).extracting(entry -> entry.forecast().key()).containsExactly("ok");
    assertThat(queue.get(0).rank()).isEqualTo(1);
  }

  @Test
  void anAnswerIsDueSoonerTheYoungerTheMention() {
    SeenMention young = new SeenMention("a", null, "x", NOW, "a", null, 10L, null, false, 1, 0);
    SeenMention old =
        new SeenMention("b", null, "x", NOW - 36_000_000, "b", null, 10L, null, false, 1, 0);
    List<FollowUp> queue = FollowUpQueue.pick(List.of(young, old), NOW, mention -> true, 10);
    assertThat(queue.get(0).forecast().key()).isEqualTo("a");
    assertThat(queue.get(0).answerByMillis()).isBetween(NOW + 900_000, NOW + 7_200_000);
    assertThat(queue.get(1).answerByMillis()).isGreaterThan(queue.get(0).answerByMillis());
  }

  @Test
  void aThreadThatRunsInACircleIsNoTrouble() {
    assertThat(keys(List.of(critic("a", "b", "ann", 5), critic("b", "a", "bob", 6)))).isNotEmpty();
  }
}
