package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;

import io.firebreak.models.data.MentionKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Delays in their bins and in cells. */
class DelayProperties {
  private static final long MINUTE = 60_000;
  private static final long WEEK = 7 * 24 * 60 * MINUTE;

  @Property
  void aDelayIsCountedNearItsOwnLength(
      @ForAll @LongRange(min = MINUTE, max = WEEK - 1) long delay) {
    double hours = DelayBins.middleHours(DelayBins.of(delay));

    assertThat(hours / (delay / 3_600_000.0)).isBetween(0.815, 1.225);
  }

  @Property
  void aLongerDelayIsInNoEarlierBin(
      @ForAll @LongRange(min = -MINUTE, max = WEEK - 1) long one,
      @ForAll @LongRange(min = -MINUTE, max = WEEK - 1) long other) {
    assertThat(DelayBins.of(Math.min(one, other))).isBetween(0, DelayBins.of(Math.max(one, other)));
  }

  @Example
  void clocksMayDifferByAMinuteAndAWeekIsTheLongest() {
    assertThat(DelayBins.of(-MINUTE)).isZero();
    assertThat(DelayBins.of(-MINUTE - 1)).isEqualTo(DelayBins.NONE);
    assertThat(DelayBins.of(MINUTE - 1)).isZero();
    assertThat(DelayBins.of(MINUTE)).isOne();
    assertThat(DelayBins.of(WEEK - 1)).isEqualTo(DelayBins.COUNT - 1);
    assertThat(DelayBins.of(WEEK)).isEqualTo(DelayBins.NONE);
    assertThat(DelayBins.of(Long.MIN_VALUE)).isEqualTo(DelayBins.NONE);
    assertThat(DelayBins.of(Long.MAX_VALUE)).isEqualTo(DelayBins.NONE);
  }

  @Property(tries = 200)
  void cellsAddUpInAnyOrderAndWhatIsTakenOutLeavesNothing(
      @ForAll("bins") List<Integer> bins, @ForAll("bins") List<Integer> out, @ForAll long seed)
      throws IOException {
    SpreadCell once = new SpreadCell();
    bins.forEach(bin -> once.countDelay(1, bin));
    List<Integer> shuffled = new ArrayList<>(bins);
    Collections.shuffle(shuffled, new Random(seed));
    SpreadCell one = new SpreadCell();
    SpreadCell other = new SpreadCell();
    out.forEach(bin -> one.countDelay(-1, bin));
    shuffled.forEach(bin -> (bin % 2 == 0 ? one : other).countDelay(1, bin));
    out.forEach(bin -> other.countDelay(1, bin));
    SpreadCell sum = new SpreadCell();
    sum.add(one);
    sum.add(other);

    for (int bin = 0; bin < DelayBins.COUNT; bin++) {
      assertThat(sum.delays(bin)).isEqualTo(Collections.frequency(bins, bin));
    }
    assertThat(bytes(sum)).isEqualTo(bytes(once));
    assertThat(bytes(SpreadCell.read(in(bytes(one))))).isEqualTo(bytes(one));
    bins.forEach(bin -> sum.countDelay(-1, bin));
    assertThat(sum.hasDelays()).isFalse();
    assertThat(bytes(sum)).isEqualTo(bytes(new SpreadCell()));
  }

  @Example
  void oneDelayTakesTwoBytesMoreThanNone() throws IOException {
    SpreadCell cell = new SpreadCell();
    cell.count(1, MentionKind.REPOST, false, 5, 0);
    int before = bytes(cell).length;
    cell.countDelay(1, DelayBins.COUNT - 1);

    assertThat(bytes(cell)).hasSize(before + 2);
  }

  @Provide
  Arbitrary<List<Integer>> bins() {
    return Arbitraries.integers().between(DelayBins.NONE, DelayBins.COUNT - 1).list().ofMaxSize(60);
  }

  private static byte[] bytes(SpreadCell cell) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    cell.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
