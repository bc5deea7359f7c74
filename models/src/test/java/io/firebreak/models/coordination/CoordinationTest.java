package io.firebreak.models.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firebreak.models.data.CoordinatedCluster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.datasketches.theta.HashIterator;
import org.apache.datasketches.theta.JaccardSimilarity;
import org.apache.datasketches.theta.UpdateSketch;
import org.junit.jupiter.api.Test;

class CoordinationTest {
  private static final long NOON = 1_772_366_400_000L;
  private static final String HEADLINE =
      "Northwind Ferries admits that its booking system failed for three days";

  @Property(tries = 30, seed = "1")
  void theOrderOfMentionsDoesNotMatter(@ForAll @LongRange(min = 0, max = 999) long seed) {
    List<TextSeen> texts = new ArrayList<>(honest(60, seed));
    texts.addAll(Texts.campaign(20, 1, NOON + 600_000, 0, 4_000, null, seed));
    IssueCoordination.Look look = look(texts);
    Collections.shuffle(texts, new Random(seed));
    assertThat(look(texts)).isEqualTo(look);
    assertThat(look.told()).hasSizeLessThanOrEqualTo(1);
  }

  @Property(tries = 20, seed = "1")
  void whatOneAccountWritesAgainAndAgainIsNoCluster(
      @ForAll @IntRange(min = 5, max = 80) int times) {
    List<TextSeen> texts = new ArrayList<>(honest(40, times));
    for (int i = 0; i < times; i++) {
      String text = "Give me my money back, you have had it since the third of March " + i;
      texts.add(Texts.seen("x:loud-" + i, NOON + i * 900L, "loud-" + i % 4, 3L, text));
    }
    assertThat(look(texts).told()).isEmpty();
  }

  @Property(tries = 20, seed = "1")
  void aHeadlineThatThousandsShareAtOnceIsNoCluster(
      @ForAll @LongRange(min = 0, max = 99) long seed,
      @ForAll @IntRange(min = 0, max = 2) int way) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TextSeen> texts = new ArrayList<>(honest(100, seed));
    texts.add(TextSeen.of(Texts.article("news:1", NOON, HEADLINE)));
    for (int i = 0; i < 1500; i++) {
      // Half within two minutes of the news, the others over an hour.
      long at = NOON + 1_000 + random.nextLong(i % 2 == 0 ? 120_000 : 3_000_000);
      String text =
          switch (way) {
            case 0 -> HEADLINE + " https://news.example/ferry?utm_source=" + i;
            case 1 -> HEADLINE + " via @thenews";
            default -> "\"" + HEADLINE + "\" wow";
          };
      texts.add(Texts.seen("x:share-" + i, at, "reader-" + i, random.nextLong(2_000), text));
    }
    assertThat(look(texts).told()).isEmpty();
  }

  @Test
  void timesOnFullMinutesAreThoseOfSchedulers() {
    List<TextSeen> texts = new ArrayList<>(honest(60, 1));
    for (int i = 0; i < 20; i++) {
      String text = "Our branch of the passengers' union stands with everybody on the quay today";
      texts.add(Texts.seen("x:union-" + i, NOON + i % 2 * 60_000, "branch-" + i, 900L, text));
    }
    assertThat(look(texts).told()).isEmpty();
  }

  @Test
  void collectorsThatStampBatchesMakeNobodySynchronous() {
    SplittableRandom random = new SplittableRandom(5);
    List<TextSeen> texts = new ArrayList<>();
    for (TextSeen one : honest(600, 5)) {
      texts.add(at(one, one.publishedAtMillis() / 30_000 * 30_000 + 7));
    }
    for (int i = 0; i < 40; i++) {
      long at = (NOON + random.nextLong(3_600_000)) / 30_000 * 30_000 + 7;
      String text = "I want my refund, and I want it now, Northwind, as you have promised us all";
      texts.add(Texts.seen("x:many-" + i, at, "many-" + i, 900L, text));
    }
    assertThat(look(texts).told()).isEmpty();
  }

  @Property(tries = 30, seed = "1")
  void memoryAndRecordsAreBounded(@ForAll @LongRange(min = 0, max = 99) long seed)
      throws Exception {
    IssueCoordination issue = new IssueCoordination();
    CoordinationSettings settings = new CoordinationSettings(3_600_000, 300_000, 500);
    long end = NOON;
    for (int look = 0; look < 12; look++) {
      end += 300_000;
      List<TextSeen> texts = new ArrayList<>();
      for (int text = 0; text < 40; text++) {
        String words =
            "campaign %d of look %d %d %d".formatted(text * 7717, look * 911, seed, text);
        for (int i = 0; i < 30; i++) {
          String key = "x:%d-%d-%d".formatted(look, text, i);
          texts.add(
              Texts.seen(key, end - 200_000 + text * 4_000 + i, "a-" + i, 1L, words.repeat(4)));
        }
      }
      assertThat(IssueCoordination.newest(end, settings, texts)).hasSize(500);
      for (CoordinatedCluster told : issue.look("issue", end, settings, texts).told()) {
        assertThat(told.mentionKeys()).hasSizeLessThanOrEqualTo(500);
        assertThat(told.authorKeys()).hasSizeLessThanOrEqualTo(200);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      issue.write(new DataOutputStream(bytes));
      assertThat(bytes.size()).isLessThan(64 * (256 * 16 + 64 * 8 + 200));
    }
  }

  @Test
  void aClusterKeepsItsNameWhileItGrowsAlsoWhenStoredInBetween() {
    IssueCoordination issue = new IssueCoordination();
    List<TextSeen> wave = Texts.campaign(20, 1, NOON, 0, 4_000, 5L, 1);
    List<TextSeen> later = new ArrayList<>(wave);
    later.addAll(renamed(Texts.campaign(30, 1, NOON + 600_000, 0, 4_000, 5L, 1)));
    CoordinatedCluster first = only(issue.look("issue", NOON + 300_000, Played.SETTINGS, wave));
    CoordinatedCluster again =
        only(issue.copy().look("issue", NOON + 900_000, Played.SETTINGS, later));
    assertThat(again.clusterId()).isEqualTo(first.clusterId());
    assertThat(again.firstAtMillis()).isEqualTo(first.firstAtMillis());
    assertThat(again.mentions()).isGreaterThan(first.mentions());
    assertThat(issue.look("issue", NOON + 600_000, Played.SETTINGS, wave).told()).isEmpty();
  }

  @Test
  void similarityIsThatOfTheLibrary() {
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    for (int trial = 0; trial < 100; trial++) {
      String left = PlainWords.of(words(random, 40));
      String right = left.substring(left.length() / 3) + PlainWords.of(words(random, 10));
      double library = JaccardSimilarity.jaccard(sketch(left), sketch(right))[1];
      double found = Fingerprint.of(left).similarity(Fingerprint.of(right));
      assertThat(found).isCloseTo(library, within(0.28));
      sum += found - library;
    }
    assertThat(sum / 100).isCloseTo(0, within(0.03));
    assertThat(Fingerprint.of("exactly the same").similarity(Fingerprint.of("exactly the same")))
        .isEqualTo(1);
  }

  /** Of the words of a text, whatever the alphabet, also where a character takes two chars. */
  @Property(tries = 200, seed = "1")
  void aFingerprintKeepsWhatASketchOfTheLibraryKeeps(
      @ForAll @LongRange(min = 0, max = 9_999) long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] alphabet = random.nextBoolean() ? new int[] {'a', 'z'} : new int[] {0x1_0400, 0x1_0427};
    StringBuilder words = new StringBuilder("ferry");
    for (int left = random.nextInt(400); left > 0; left--) {
      words.appendCodePoint(random.nextInt(alphabet[0], alphabet[1] + 1));
    }
    UpdateSketch sketch = UpdateSketch.builder().setNominalEntries(Fingerprint.HASHES).build();
    for (int i = 0; i + 5 <= words.length(); i++) {
      sketch.update(words.substring(i, i + 5));
    }
    sketch.rebuild();
    List<Long> hashes = new ArrayList<>();
    for (HashIterator each = sketch.iterator(); each.next(); ) {
      hashes.add(each.get());
    }
    Fingerprint found = Fingerprint.of(words.toString());
    assertThat(found.theta()).isEqualTo(sketch.getThetaLong());
    assertThat(IntStream.range(0, found.size()).mapToObj(found::hash))
        .containsExactlyElementsOf(hashes.stream().sorted().toList());
  }

  @Test
  void whatVariesBetweenCopiesIsLeftOutAndWhatIsRepeatedIsKnown() {
    assertThat(PlainWords.of("@you Shame   on THEM!!! https://t.example/1 &amp; all"))
        .isEqualTo("shame on them all");
    assertThat(Set.of("RT @a: so it is", "so it is RT @a", "“@a: so it is”", "\"So it is\" yes"))
        .allMatch(PlainWords::isRepeated);
    assertThat(PlainWords.isRepeated("They said \"sorry\" and nothing else happened for days"))
        .isFalse();
    assertThat(Links.of("https://WWW.News.example/a/?utm_source=x#top, and http://news.example/a"))
        .hasSize(1);
  }

  private static IssueCoordination.Look look(List<TextSeen> texts) {
    return new IssueCoordination().look("issue", NOON + 3_600_000, Played.SETTINGS, texts);
  }

  private static CoordinatedCluster only(IssueCoordination.Look look) {
    assertThat(look.told()).hasSize(1);
    return look.told().get(0);
  }

  private static List<TextSeen> honest(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TextSeen> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = NOON + random.nextLong(3_600_000);
      texts.add(
          Texts.seen("x:h-" + i, at, "person-" + i, random.nextLong(3_000), words(random, 14)));
    }
    return texts;
  }

  private static String words(SplittableRandom random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(Long.toString(random.nextLong(1_000_000), 36)).append(' ');
    }
    return words.toString();
  }

  private static TextSeen at(TextSeen text, long millis) {
    return new TextSeen(
        text.key(),
        millis,
        text.author(),
        text.followers(),
        text.critic(),
        text.chars(),
        text.words(),
        text.links(),
        text.title());
  }

  private static List<TextSeen> renamed(List<TextSeen> texts) {
    return texts.stream()
        .map(
            text ->
                new TextSeen(
                    text.key() + "-later",
                    text.publishedAtMillis(),
                    text.author() + "-later",
                    text.followers(),
                    text.critic(),
                    text.chars(),
                    text.words(),
                    text.links(),
                    text.title()))
        .toList();
  }

  private static UpdateSketch sketch(String words) {
    UpdateSketch sketch = UpdateSketch.builder().setNominalEntries(4096).build();
    for (int i = 0; i + 5 <= words.length(); i++) {
      sketch.update(words.substring(i, i + 5));
    }
    return sketch;
  }
}
