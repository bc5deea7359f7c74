package io.firebreak.local.library;

import io.firebreak.models.calibration.PastCrises;
import java.io.IOException;
import java.util.List;

/**
 * Past crises from several sources, one source after the other.
 *
 * @param sources where they come from
 */
public record JoinedCrises(List<PastCrises> sources) implements PastCrises {

  /** Copies. */
  public JoinedCrises {
    sources = List.copyOf(sources);
  }

  @Override
  public int size() {
    return sources.stream().mapToInt(PastCrises::size).sum();
  }

  @Override
  public void forEach(Taker taker) throws IOException {
    for (PastCrises source : sources) {
      source.forEach(taker);
    }
  }
}
