package io.firebreak.jobs.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AcceptedTest {

  @Test
  void aHigherRevisionReplacesAndALowerDoesNot() {
    assertThat(accepted(0, false, 5, 1).isReplacedBy(accepted(1, false, 9, 2))).isTrue();
    assertThat(accepted(1, false, 9, 2).isReplacedBy(accepted(0, false, 5, 1))).isFalse();
  }

  @Test
  void aCopySeenLaterIsNoEdit() {
    assertThat(accepted(0, false, 5, 1).isReplacedBy(accepted(0, false, 9, 1))).isFalse();
    assertThat(accepted(0, false, 5, 1).isReplacedBy(accepted(0, false, 9, 2))).isFalse();
  }

  @Test
  void aDeleteIsFinalWhateverItsRevision() {
    assertThat(accepted(7, false, 5, 1).isReplacedBy(accepted(0, true, 9, 0))).isTrue();
    assertThat(accepted(0, true, 9, 0).isReplacedBy(accepted(7, false, 5, 1))).isFalse();
  }

  @Property
  void whatStandsInTheEndDoesNotDependOnTheOrderOfArrival(
      @ForAll("messages") List<Accepted> messages, @ForAll long seed) {
    List<Accepted> shuffled = new ArrayList<>(messages);
    Collections.shuffle(shuffled, new Random(seed));
    Accepted one = last(messages);
    Accepted other = last(shuffled);
    assertThat(other.deleted()).isEqualTo(one.deleted());
    if (!one.deleted()) {
      assertThat(other.revision()).isEqualTo(one.revision());
      assertThat(other.contentHash()).isEqualTo(one.contentHash());
    }
  }

  @Provide
  Arbitrary<List<Accepted>> messages() {
    // Copies of one content may be observed at different times, different contents never at the
    // same.
    return Combinators.combine(
            Arbitraries.longs().between(0, 3),
            Arbitraries.of(false, false, false, true),
            Arbitraries.longs().between(0, 5))
        .as((revision, deleted, hash) -> accepted(revision, deleted, hash, hash))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static Accepted last(List<Accepted> messages) {
    Accepted stands = messages.get(0);
    for (Accepted next : messages) {
      if (stands.isReplacedBy(next)) {
        stands = next;
      }
    }
    return stands;
  }

  private static Accepted accepted(long revision, boolean deleted, long observed, long hash) {
    return new Accepted(revision, deleted, observed, hash, 0, null, null, null);
  }
}
