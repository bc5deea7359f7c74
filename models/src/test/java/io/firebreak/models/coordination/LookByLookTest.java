package io.firebreak.models.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.coordination.TextSeen.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Looks that go on from what earlier ones compared find what looks from scratch find. */
class LookByLookTest {
  private static final long START = 1_772_366_400_000L;

  /** Small, so that mentions expire, and that the bound is met. */
  private static final CoordinationSettings SETTINGS =
      new CoordinationSettings(1_200_000, 300_000, 60);

  private static final String[] SAYINGS = {
    "Everybody should know that this company lied to all of us again, shame on them",
    "My family will never use this company again after what happened to us last night",
    "They knew about the problem for months and told nobody about it, ask yourself why"
  };

  @Property(tries = 150, seed = "1")
  void aLookThatGoesOnFindsWhatALookFromScratchFinds(
      @ForAll @LongRange(min = 0, max = 9_999) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    IssueCoordination goingOn = new IssueCoordination();
    IssueCoordination fromScratch = new IssueCoordination();
    Map<String, TextSeen> kept = new HashMap<>();
    Map<String, TextSeen> plain = new HashMap<>();
    boolean isSettled = false;
    int most = random.nextInt(1, 40);
    for (int look = 1; look <= 14; look++) {
      long end = START + look * SETTINGS.everyMillis();
      boolean isSpoken = false;
      for (int left = look > 9 || random.nextInt(4) == 0 ? 0 : random.nextInt(most);
          left > 0;
          left--) {
        isSpoken = true;
        TextSeen text = text(random, end);
        kept.put(text.key(), text);
        plain.put(text.key(), text);
      }
      List<String> keys = new ArrayList<>(plain.keySet());
      for (int left = keys.isEmpty() ? 0 : random.nextInt(3); left > 0; left--) {
        String key = keys.get(random.nextInt(keys.size()));
        kept.remove(key);
        plain.remove(key);
      }
      IssueCoordination.Look expected =
          fromScratch.look("issue", end, SETTINGS, List.copyOf(plain.values()));
      if (isSettled && !isSpoken) {
        // The job leaves these looks out.
        assertThat(expected.told()).isEmpty();
        assertThat(expected.seen()).isNull();
        continue;
      }
      IssueCoordination.Look found =
          goingOn.look("issue", end, SETTINGS, List.copyOf(kept.values()));
      assertThat(found.told()).isEqualTo(expected.told());
      assertThat(found.seen()).isEqualTo(expected.seen());
      found.compared().forEach(text -> kept.put(text.key(), text));
      isSettled = found.isSettled();
      forget(kept, end);
      forget(plain, end);
    }
  }

  @Property(tries = 100, seed = "1")
  void whoWroteNearlyTheSameIsMarkedWhoeverCameFirst(
      @ForAll @LongRange(min = 0, max = 9_999) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, TextSeen> texts = new HashMap<>();
    for (int round = 0; round < 4; round++) {
      for (int left = random.nextInt(30); left > 0; left--) {
        TextSeen text = text(random, START);
        if (text.words() != null) {
          texts.put(text.key(), text);
        }
      }
      List<TextSeen> compared = new ArrayList<>();
      CompareWordings.mark(Wording.of(List.copyOf(texts.values())), compared);
      compared.forEach(text -> texts.put(text.key(), text));
      for (TextSeen one : texts.values()) {
        assertThat(one.standing()).isNotEqualTo(Standing.NEW);
        for (TextSeen other : texts.values()) {
          boolean isSame = one.words().similarity(other.words()) >= Fingerprint.SAME;
          assertThat(one.words().isSame(other.words())).isEqualTo(isSame);
          if (isSame && !one.words().equals(other.words())) {
            assertThat(one.standing()).isEqualTo(Standing.NEAR);
          }
        }
      }
    }
  }

  private static void forget(Map<String, TextSeen> texts, long end) {
    List<TextSeen> window = IssueCoordination.newest(end, SETTINGS, List.copyOf(texts.values()));
    texts.values().retainAll(new HashSet<>(window));
  }

  /** New, late, or an edit of one that is known; half of them of a campaign, more or less. */
  private static TextSeen text(SplittableRandom random, long end) {
    boolean isCampaign = random.nextBoolean();
    String saying = SAYINGS[random.nextInt(SAYINGS.length)];
    String said =
        switch (random.nextInt(4)) {
          case 0 -> isCampaign ? saying : "https://news.example/1 " + words(random, 9);
          case 1 -> isCampaign ? saying.substring(random.nextInt(35)) : words(random, 12);
          default ->
              isCampaign ? saying + " " + words(random, random.nextInt(9)) : words(random, 12);
        };
    long late = random.nextInt(5) == 0 ? random.nextLong(SETTINGS.windowMillis()) : 0;
    long at = end - 1 - late - random.nextLong(isCampaign ? 4_000 : 300_000);
    String author = (isCampaign ? "bot-" : "person-") + random.nextInt(40);
    return Texts.seen("x:" + random.nextInt(400), at, author, isCampaign ? 5L : 2_000L, said);
  }

  private static String words(SplittableRandom random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(Long.toString(random.nextLong(1_000_000), 36)).append(' ');
    }
    return words.toString();
  }
}
