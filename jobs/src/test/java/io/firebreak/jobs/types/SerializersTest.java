package io.firebreak.jobs.types;

import static io.firebreak.jobs.types.SerializerChecks.comesBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firebreak.jobs.cells.CellDelta;
import io.firebreak.jobs.cells.CellDeltaSerializer;
import io.firebreak.jobs.dedupe.Accepted;
import io.firebreak.jobs.dedupe.AcceptedSerializer;
import io.firebreak.jobs.effect.KnownResponse;
import io.firebreak.jobs.effect.KnownResponseSerializer;
import io.firebreak.jobs.effect.PlatformHourKey;
import io.firebreak.jobs.effect.PlatformHourKeySerializer;
import io.firebreak.jobs.effect.TrackedResponse;
import io.firebreak.jobs.effect.TrackedResponseSerializer;
import io.firebreak.jobs.ledger.MentionCount;
import io.firebreak.jobs.ledger.MentionCountSerializer;
import io.firebreak.jobs.match.MatchedMention;
import io.firebreak.jobs.match.MatchedMentionSerializer;
import io.firebreak.jobs.match.Membership;
import io.firebreak.jobs.match.MembershipSerializer;
import io.firebreak.jobs.stance.KnownStance;
import io.firebreak.jobs.stance.KnownStanceSerializer;
import io.firebreak.jobs.stance.KnownStances;
import io.firebreak.jobs.stance.KnownStancesSerializer;
import io.firebreak.jobs.stance.RepostBatch;
import io.firebreak.jobs.stance.RepostBatchSerializer;
import io.firebreak.jobs.story.StoryResponseSerializer;
import io.firebreak.jobs.story.ToldStory;
import io.firebreak.jobs.story.ToldStorySerializer;
import io.firebreak.jobs.thread.Inherited;
import io.firebreak.jobs.thread.InheritedSerializer;
import io.firebreak.jobs.thread.KeyBatch;
import io.firebreak.jobs.thread.KeyBatchSerializer;
import io.firebreak.jobs.thread.ParentTime;
import io.firebreak.jobs.thread.Settled;
import io.firebreak.jobs.thread.SettledSerializer;
import io.firebreak.jobs.thread.ThreadEntry;
import io.firebreak.jobs.thread.ThreadEntrySerializer;
import io.firebreak.jobs.thread.ThreadLink;
import io.firebreak.jobs.thread.ThreadMention;
import io.firebreak.jobs.thread.ThreadMentionSerializer;
import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import io.firebreak.models.spread.DelayBins;
import io.firebreak.models.spread.SpreadCell;
import io.firebreak.models.story.StoryResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What lies in state or crosses between tasks comes back as it was. */
class SerializersTest {
  private static final int TRIES = 120;

  @Property(tries = TRIES)
  void mentions(@ForAll("anyMention") Mention mention, @ForAll("anyMemberships") Memberships of)
      throws IOException {
    comesBack(new MentionSerializer(), mention);
    comesBack(
        new MatchedMentionSerializer(), new MatchedMention(mention, of.list(), List.of("acme")));
  }

  @Property(tries = TRIES)
  void scoredMentions(@ForAll("anyScored") ScoredMention scored) throws IOException {
    comesBack(new ScoredMentionSerializer(), scored);
    comesBack(new RepostBatchSerializer(), new RepostBatch(List.of()));
    comesBack(new RepostBatchSerializer(), new RepostBatch(List.of(scored, scored)));
  }

  @Property(tries = TRIES)
  void memberships(
      @ForAll("anyMemberships") Memberships of,
      @ForAll("text") String key,
      @ForAll("links") List<ThreadLink> links,
      @ForAll long millis)
      throws IOException {
    for (Membership membership : of.list()) {
      comesBack(new MembershipSerializer(), membership);
    }
    comesBack(
        new InheritedSerializer(), new Inherited(key, millis, of.list(), parents(links, millis)));
    comesBack(new ThreadMentionSerializer(), new ThreadMention(key, "x", millis, links, of.list()));
    comesBack(
        new ThreadEntrySerializer(),
        new ThreadEntry(of.list(), of.list(), links, millis % 2 == 0, millis, Long.MIN_VALUE));
  }

  @Property(tries = TRIES)
  void settledMentions(
      @ForAll("anyMention") Mention mention,
      @ForAll("anyMemberships") Memberships of,
      @ForAll("links") List<ThreadLink> links,
      @ForAll("told") List<Settled.Told> told)
      throws IOException {
    Accepted accepted = Accepted.of(mention);
    comesBack(new AcceptedSerializer(), accepted);
    comesBack(
        new SettledSerializer(),
        new Settled(
            accepted,
            mention,
            of.list(),
            List.of("acme"),
            of.list(),
            parents(links, mention.publishedAtMillis()),
            told));
    comesBack(
        new SettledSerializer(),
        new Settled(null, null, List.of(), List.of(), of.list(), List.of(), told));
  }

  private static List<ParentTime> parents(List<ThreadLink> links, long millis) {
    return links.stream().map(link -> new ParentTime(link.key(), millis)).toList();
  }

  @Property(tries = TRIES)
  void stances(@ForAll("anyStances") List<KnownStance> stances) throws IOException {
    for (KnownStance stance : stances) {
      comesBack(new KnownStanceSerializer(), stance);
    }
    comesBack(new KnownStancesSerializer(), new KnownStances(stances));
  }

  @Property(tries = TRIES)
  void keys(@ForAll("texts") List<String> texts, @ForAll("text") String text, @ForAll long number)
      throws IOException {
    comesBack(new KeyBatchSerializer(), new KeyBatch(texts));
    comesBack(new KnownResponseSerializer(), new KnownResponse(text, number, text));
    comesBack(new StoryResponseSerializer(), StoryResponse.of(number, text));
    comesBack(new StoryResponseSerializer(), StoryResponse.of(number, null));
    comesBack(new ToldStorySerializer(), new ToldStory(number, number, number));
    comesBack(new PlatformHourKeySerializer(), new PlatformHourKey(text, number));
    comesBack(
        new TrackedResponseSerializer(),
        new TrackedResponse(
            text,
            number % 2 == 0 ? null : "acme",
            number,
            number % 2 == 0,
            number % 2 != 0,
            List.of(text, "x"),
            number % 2 == 0 ? text : null,
            new long[] {number, -number, 0},
            new boolean[] {true, false, true}));
  }

  @Property(tries = TRIES)
  void counts(@ForAll("anyScored") ScoredMention scored, @ForAll("id") String id)
      throws IOException {
    comesBack(
        new MentionCountSerializer(),
        new MentionCount(
            scored.publishedAtMillis(),
            scored.revision(),
            id,
            scored.revision() % 2 == 0 ? null : id,
            "x",
            scored.deleted(),
            scored.stance(),
            scored.kind(),
            scored.hubLink(),
            (byte) Math.floorMod(scored.revision(), 5),
            scored.keyMessage(),
            (byte) (Math.floorMod(scored.revision(), 25) - 1),
            scored.revision(),
            scored.publishedAtMillis(),
            MentionCount.UNKNOWN,
            -1,
            scored.publishedAtMillis()));
    SpreadCell cell = new SpreadCell();
    for (int i = 0; i < id.length() * 10; i++) {
      cell.count(1, scored.kind(), scored.hubLink(), i, scored.publishedAtMillis() / 2);
      cell.addAuthor(scored.publishedAtMillis() + i * 31L);
      cell.countDelay(1, id.length() % 3 == 0 ? DelayBins.NONE : i % DelayBins.COUNT);
      cell.mark(1, scored.deleted() ? 0 : i % 5, scored.hubLink(), scored.keyMessage());
    }
    CellDelta delta = new CellDelta(id, "x", scored.stance(), id.length(), cell, null, 0);
    CellDelta read = reread(new CellDeltaSerializer(), delta); // without room to grow
    assertThat(SerializerChecks.bytes(new CellDeltaSerializer(), read))
        .isEqualTo(SerializerChecks.bytes(new CellDeltaSerializer(), delta));
    assertThat(read.cell().mentions()).isEqualTo(cell.mentions());
    assertThat(read.cell().keyMessages()).isEqualTo(cell.keyMessages());
    assertThat(read.cell().tierHubLinks(2)).isEqualTo(cell.tierHubLinks(2));
    assertThat(read.cell().hasDelays()).isEqualTo(cell.hasDelays());
    assertThat(read.cell().delays(7)).isEqualTo(cell.delays(7));
    assertThat(read.cell().isMarked()).isEqualTo(cell.isMarked());
    comesBack(new CellDeltaSerializer(), read);
  }

  @Test
  void aCellThatGrowsIsNotSharedWithItsCopy() {
    CellDelta delta = new CellDelta("acme", "x", Stance.CRITIC, 1, new SpreadCell(), null, 0);
    CellDelta copy = new CellDeltaSerializer().copy(delta);
    copy.cell().count(1, MentionKind.REPLY, false, 5, 60_000);
    copy.cell().addAuthor(7);

    assertThat(delta.cell().mentions()).isZero();
    assertThat(copy.cell().mentions()).isOne();
    assertThat(new CellDeltaSerializer().isImmutableType()).isFalse();
  }

  @Test
  void aListThatGrowsIsNotSharedWithItsCopyAndGrowsAlsoAfterItWasRead() throws IOException {
    ThreadLink link = new ThreadLink("x:1", "reply");
    var entries = new ThreadEntrySerializer();
    ThreadEntry entry = entries.copy(new ThreadEntry(List.of(), List.of(), List.of(), true, 0, 0));
    ThreadEntry copy = entries.copy(entry);
    copy.children().add(link);
    copy.own().add(membership("acme"));
    copy.inherited().add(membership("acme"));
    assertThat(entry.children()).isEmpty();
    assertThat(entry.own()).isEmpty();
    assertThat(entry.inherited()).isEmpty();
    reread(entries, copy).children().add(link);
    reread(entries, entry).own().add(membership("acme"));
    reread(entries, entry).inherited().add(membership("acme"));

    var batches = new KeyBatchSerializer();
    KeyBatch batch = new KeyBatch(new ArrayList<>(List.of("x:1")));
    batches.copy(batch).keys().add("x:2");
    assertThat(batch.keys()).containsExactly("x:1");
    reread(batches, batch).keys().add("x:2");

    var responses = new TrackedResponseSerializer();
    var response =
        new TrackedResponse(
            "r", null, 0, false, false, List.of(), null, new long[3], new boolean[3]);
    TrackedResponse changed = responses.copy(response);
    changed.told()[1] = 7;
    changed.stale()[2] = true;
    assertThat(response.told()).containsOnly(0);
    assertThat(response.stale()).containsOnly(false);

    assertThat(List.of(entries, batches, responses))
        .noneMatch(serializer -> serializer.isImmutableType());
  }

  @Test
  void manyMentionsOfOneIssueShareItsDefinition() throws IOException {
    var serializer = new MembershipSerializer();
    assertThat(reread(serializer, membership("acme")))
        .isSameAs(reread(serializer, membership("acme")));
  }

  @Test
  void stateOfAnotherKindIsRefused() throws IOException {
    var mentions = new MentionSerializer().snapshotConfiguration();
    assertThat(
            new PlainSnapshot<Mention>(KeyBatchSerializer.class)
                .resolveSchemaCompatibility(mentions)
                .isIncompatible())
        .isTrue();

    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeUTF("io.firebreak.jobs.types.OfAnEarlierRelease");
    assertThatThrownBy(
            () ->
                new PlainSnapshot<Mention>()
                    .readSnapshot(
                        1,
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("OfAnEarlierRelease");
  }

  private static <T> T reread(PlainSerializer<T> serializer, T value) throws IOException {
    return serializer.deserialize(
        new DataInputDeserializer(SerializerChecks.bytes(serializer, value)));
  }

  private static Membership membership(String issue) {
    return new Membership(issue, null, "name", List.of("alias"), List.of(), "text", true, false);
  }

  /** Keeps jqwik from reporting lists of very long texts one by one. */
  record Memberships(List<Membership> list) {}

  @Provide
  Arbitrary<Mention> anyMention() {
    return Values.mentions();
  }

  @Provide
  Arbitrary<ScoredMention> anyScored() {
    return Values.scoredMentions();
  }

  @Provide
  Arbitrary<String> text() {
    return Values.texts();
  }

  /** An id, which the parsers hold to some hundred characters. */
  @Provide
  Arbitrary<String> id() {
    return Values.texts().filter(text -> text.length() < 300);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Values.lists();
  }

  @Provide
  Arbitrary<List<ThreadLink>> links() {
    return Combinators.combine(Values.texts(), Arbitraries.of("repost", "quote", "reply"))
        .as(ThreadLink::new)
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Settled.Told>> told() {
    return Combinators.combine(
            Values.texts(),
            Values.absentTexts(),
            Arbitraries.of(true, false),
            Values.longs(),
            Values.longs())
        .as(Settled.Told::new)
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Memberships> anyMemberships() {
    return Combinators.combine(
            Values.texts(),
            Values.absentTexts(),
            Values.absentTexts(),
            Values.lists(),
            Values.lists(),
            Arbitraries.of("text", "link", "reply", "repost", "quote"),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Membership::new)
        .list()
        .ofMaxSize(3)
        .map(Memberships::new);
  }

  @Provide
  Arbitrary<List<KnownStance>> anyStances() {
    return Combinators.combine(
            Values.texts(),
            Values.texts(),
            Arbitraries.of(Stance.class),
            Values.shares(),
            Values.shares(),
            Values.shares(),
            Values.absentTexts(),
            Values.longs())
        .as(KnownStance::new)
        .list()
        .ofMaxSize(3);
  }
}
