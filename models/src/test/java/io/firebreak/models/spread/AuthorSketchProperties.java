package io.firebreak.models.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AuthorSketchProperties {

  @Property(tries = 100)
  void theEstimateDependsOnTheSetOfAuthorsAlone(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 0, max = 3000) int authors)
      throws IOException {
    Random random = new Random(seed);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < authors; i++) {
      all.add(Fingerprint.of("author" + i, seed));
    }
    AuthorSketch straight = new AuthorSketch();
    all.forEach(straight::add);

    Collections.shuffle(all, random);
    AuthorSketch merged = new AuthorSketch();
    int parts = 1 + random.nextInt(20);
    for (int part = 0; part < parts; part++) {
      AuthorSketch one = new AuthorSketch();
      for (int i = 0; i < all.size(); i++) {
        if (i % parts == part || random.nextInt(10) == 0) {
          one.add(all.get(i));
        }
      }
      merged.merge(random.nextBoolean() ? one : reread(one.copy()));
    }

    assertThat(merged.estimate()).isEqualTo(straight.estimate());
    assertThat(merged.low()).isEqualTo(straight.low());
    assertThat(merged.high()).isEqualTo(straight.high());
    if (authors <= AuthorSketch.EXACT_LIMIT) {
      assertThat(straight.estimate()).isEqualTo(authors);
    } else {
      assertThat(straight.estimate()).isCloseTo(authors, within(0.17 * authors));
      assertThat(straight.low()).isLessThan(straight.estimate());
      assertThat(straight.high()).isGreaterThan(straight.estimate());
    }
  }

  private static AuthorSketch reread(AuthorSketch sketch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sketch.write(new DataOutputStream(bytes));
    return AuthorSketch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
