package io.firebreak.jobs.types;

import io.firebreak.models.data.Mention;
import io.firebreak.models.data.MentionKind;
import io.firebreak.models.data.Op;
import io.firebreak.models.data.ScoredMention;
import io.firebreak.models.data.Stance;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary parts of records. */
public final class Values {
  private static final String LONG = "Wort \uD83D\uDE21 é ".repeat(10_000);

  private Values() {}

  /** Any text: empty, emoji, control signs, right to left, now and then of 100,000 characters. */
  public static Arbitrary<String> texts() {
    Arbitrary<String> signs =
        Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(' ', '~')),
                Tuple.of(2, Arbitraries.integers().between(0, 0xd7ff)),
                Tuple.of(1, Arbitraries.integers().between(0xe000, 0xffff)),
                Tuple.of(2, Arbitraries.integers().between(0x1f300, 0x1faff)),
                Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10ffff)))
            .list()
            .ofMaxSize(30)
            .map(Values::text);
    return Arbitraries.frequencyOf(
        Tuple.of(30, signs),
        Tuple.of(2, Arbitraries.of("", "\u0000", "\uFEFF")),
        Tuple.of(1, Arbitraries.just(LONG)));
  }

  private static String text(List<Integer> signs) {
    StringBuilder text = new StringBuilder();
    signs.forEach(text::appendCodePoint);
    return text.toString();
  }

  /** Any text, or null. */
  public static Arbitrary<String> absentTexts() {
    return texts().injectNull(0.3);
  }

  /** A few texts. */
  public static Arbitrary<List<String>> lists() {
    return texts().list().ofMaxSize(4);
  }

  /** Any whole number, with the ends of the range. */
  public static Arbitrary<Long> longs() {
    return Arbitraries.longs();
  }

  /** A probability, or null. */
  public static Arbitrary<Double> shares() {
    return Arbitraries.doubles().between(0, 1).injectNull(0.2);
  }

  /** Any mention, also such as no parser lets through. */
  public static Arbitrary<Mention> mentions() {
    return Arbitraries.of(Op.class)
        .flatMap(
            op ->
                joined(
                    texts().array(String[].class).ofSize(2),
                    absentTexts().array(String[].class).ofSize(11),
                    numbers(),
                    (sure, absent, numbers) ->
                        new Mention(
                            sure[0],
                            op,
                            numbers[0],
                            sure[1],
                            absent[0],
                            absent[1],
                            absent[2],
                            numbers[2],
                            absent[3],
                            absent[4],
                            absent[5],
                            absent[6],
                            numbers[1],
                            numbers[3],
                            absent[7],
                            absent[8],
                            absent[9],
                            numbers[1] % 3 == 0 ? List.of() : List.of(sure),
                            absent[10],
                            numbers[3] == null ? null : (Integer) numbers[3].intValue())));
  }

  /** Any scored mention. */
  public static Arbitrary<ScoredMention> scoredMentions() {
    return joined(
            Arbitraries.of(Stance.class),
            Arbitraries.of(MentionKind.class),
            shares().array(Double[].class).ofSize(3),
            Head::new)
        .flatMap(
            head ->
                joined(
                    texts().array(String[].class).ofSize(2),
                    absentTexts().array(String[].class).ofSize(12),
                    numbers(),
                    (sure, absent, numbers) ->
                        new ScoredMention(
                            sure[0],
                            sure[1],
                            absent[0],
                            numbers[0] % 2 == 0,
                            numbers[0],
                            absent[1],
                            head.kind(),
                            absent[2],
                            numbers[3],
                            absent[3],
                            absent[4],
                            numbers[2],
                            absent[5],
                            absent[6],
                            absent[7],
                            absent[8],
                            numbers[1],
                            numbers[3],
                            numbers[1] % 2 == 0,
                            numbers[1] % 3 == 0,
                            absent[9],
                            numbers[3] == null ? null : (Integer) numbers[3].intValue(),
                            absent[10],
                            head.stance(),
                            head.shares()[0],
                            head.shares()[1],
                            head.shares()[2],
                            absent[11])));
  }

  /** Four numbers: two that are there and two that may be null. */
  private static Arbitrary<Long[]> numbers() {
    return joined(
        longs().array(Long[].class).ofSize(2),
        longs().injectNull(0.3),
        longs().injectNull(0.3),
        (sure, third, fourth) -> new Long[] {sure[0], sure[1], third, fourth});
  }

  private static <A, B, C, R> Arbitrary<R> joined(
      Arbitrary<A> a, Arbitrary<B> b, Arbitrary<C> c, Combinators.F3<A, B, C, R> by) {
    return Combinators.combine(a, b, c).as(by);
  }

  private record Head(Stance stance, MentionKind kind, Double[] shares) {}
}
