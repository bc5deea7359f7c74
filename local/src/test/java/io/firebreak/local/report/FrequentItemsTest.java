package io.firebreak.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrequentItemsTest {
  @Property
  void countIsNeverTooHighAndTooLowByAtMostTheError(
      @ForAll @Size(max = 400) List<@IntRange(max = 30) Integer> keys) {
    FrequentItems items = new FrequentItems(5);
    Map<String, Long> exact = new HashMap<>();
    for (int key : keys) {
      items.add("k" + key);
      exact.merge("k" + key, 1L, Long::sum);
    }

    assertThat(items.counts()).hasSizeLessThanOrEqualTo(10);
    exact.forEach(
        (key, count) ->
            assertThat(items.count(key)).isBetween(Math.max(0, count - items.error()), count));
  }
}
