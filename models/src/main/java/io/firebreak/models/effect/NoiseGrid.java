package io.firebreak.models.effect;

import java.util.ArrayList;
import java.util.List;

/**
 * What log R does besides aging, daily rhythm and steps: a grid of models of its noise, over which
 * the effect test averages by how well each explains the data.
 *
 * @param cells the grid
 * @param rescaled true when what a model leaves unexplained widens all its errors alike, by s^2 =
 *     max(1, RSS / df); false when s^2 = 1, for a grid whose own noise can explain it
 */
public record NoiseGrid(List<Noise> cells, boolean rescaled) {

  private static final double[] WALKS = {0, 0.03, 0.06, 0.1, 0.15, 0.25, 0.4, 0.7};

  /** The reference: a random walk alone. */
  public static final NoiseGrid WALK = of(true, 0);

  /**
   * A random walk, and bursts that belong to one window: an influential repost lifts R for half an
   * hour and is gone. On real cascades it explains the noise of busy and of slack windows better
   * than one scale for all errors, and so finds more; on simulated ones, which have no such bursts,
   * it changes little.
   */
  public static final NoiseGrid WALK_AND_BURSTS = of(false, 0, 0.05, 0.1, 0.2, 0.35, 0.6);

  /** Copies the grid. */
  public NoiseGrid {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a noise grid without cells");
    }
  }

  private static NoiseGrid of(boolean rescaled, double... bursts) {
    List<Noise> cells = new ArrayList<>();
    for (double burst : bursts) {
      for (double walk : WALKS) {
        cells.add(new Noise(walk, burst));
      }
    }
    return new NoiseGrid(cells, rescaled);
  }

  /**
   * One model of the noise: V = diag(v + burst^2) + walk^2 min(t_i - t_1, t_j - t_1).
   *
   * @param walk standard deviation of the random walk of log R per square root of an hour
   * @param burst standard deviation of log R of one merged window, independent of all others
   */
  public record Noise(double walk, double burst) {}
}
