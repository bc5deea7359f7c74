package io.firebreak.models.calibration;

import io.firebreak.models.simulation.CrisisWorld;
import io.firebreak.models.simulation.ResponseShape;
import java.util.List;
import java.util.Locale;

/**
 * Which crises of a world are simulated, and what their responses do.
 *
 * @param world the world
 * @param smallest multiplies the originals of a crisis, 100 to 400 in the first wave; log-uniform
 *     from here
 * @param largest up to here
 * @param botShare mean number of bots that repost a mention
 * @param control true for a second segment of the same kind that the response does not reach
 * @param shape how the response acts, and what other responses there are
 * @param leastAfter mentions passed on in the day after the response, were it to do nothing: at
 *     least so many
 * @param mostAfter ... and at most so many
 */
public record CrisisKind(
    CrisisWorld world,
    double smallest,
    double largest,
    double botShare,
    boolean control,
    Shape shape,
    int leastAfter,
    int mostAfter) {

  /** Checks. */
  public CrisisKind {
    if (world == null
        || !(smallest > 0)
        || !(largest >= smallest)
        || !(botShare >= 0)
        || shape == null
        || leastAfter > mostAfter) {
      throw new IllegalArgumentException("no crises are of this kind");
    }
  }

  /** Those that figures are shown for: 100 to 4,000 originals in the first wave, one response. */
  public static CrisisKind of(CrisisWorld world) {
    return new CrisisKind(world, 1, 10, 0, false, Shape.STEP, 0, Integer.MAX_VALUE);
  }

  /** The same with bots. */
  public CrisisKind withBots(double share) {
    return new CrisisKind(world, smallest, largest, share, control, shape, leastAfter, mostAfter);
  }

  /** The same with a control. */
  public CrisisKind withControl() {
    return new CrisisKind(world, smallest, largest, botShare, true, shape, leastAfter, mostAfter);
  }

  /** The same with responses that act otherwise. */
  public CrisisKind withShape(Shape other) {
    return new CrisisKind(
        world, smallest, largest, botShare, control, other, leastAfter, mostAfter);
  }

  /** Those with so many mentions passed on in the day after the response. */
  public CrisisKind withMentionsAfter(int least, int most) {
    return new CrisisKind(world, smallest, largest, botShare, control, shape, least, most);
  }

  /** One word. */
  String id() {
    return world.label()
        + (botShare > 0 ? "-bots" : "")
        + (control ? "-control" : "")
        + (shape == Shape.STEP ? "" : "-" + shape.name().toLowerCase(Locale.ROOT))
        + (isBand() ? "-" + leastAfter + "-to-" + mostAfter : "");
  }

  /** For people. */
  String title() {
    return world.description()
        + (botShare > 0 ? ", bots" : "")
        + (control ? ", with a control" : "")
        + shape.words
        + (isBand()
            ? String.format(
                Locale.ROOT, ", %,d to %,d mentions after the response", leastAfter, mostAfter)
            : "");
  }

  private boolean isBand() {
    return leastAfter > 0 || mostAfter < Integer.MAX_VALUE;
  }

  /** How responses act. The first one is the one measured. */
  public enum Shape {
    /** From its time on, for good. */
    STEP("", Double.NaN),

    /** Three hours after its time, for good. */
    DELAYED(", an effect that begins 3 h later", Double.NaN),

    /** At once, but it fades: half of it is gone after 8 h. */
    FADING(", an effect that halves every 8 h", Double.NaN),

    /** One that acts, and 8 h later another one that cuts by 40 %. */
    BEFORE_ANOTHER(", and 8 h later another response that cuts by 40 %", 8),

    /** One that acts, 8 h after another one that cut by 40 %. */
    AFTER_ANOTHER(", and 8 h earlier another response that cut by 40 %", -8);

    private static final double DELAY_HOURS = 3;
    private static final double FADE_HOURS = 8 / StrictMath.log(2);
    private static final double OTHER_REDUCTION = 0.4;

    private final String words;
    private final double otherHours;

    Shape(String words, double otherHours) {
      this.words = words;
      this.otherHours = otherHours;
    }

    /** When other responses come, hours after the one measured. */
    List<Double> others() {
      return Double.isNaN(otherHours) ? List.of() : List.of(otherHours);
    }

    List<ResponseShape> responses(double hours, double reduction) {
      return switch (this) {
        case STEP -> List.of(ResponseShape.step(hours, reduction));
        case DELAYED ->
            List.of(new ResponseShape(hours, reduction, DELAY_HOURS, Double.POSITIVE_INFINITY));
        case FADING -> List.of(new ResponseShape(hours, reduction, 0, FADE_HOURS));
        case BEFORE_ANOTHER, AFTER_ANOTHER ->
            List.of(
                ResponseShape.step(hours, reduction),
                ResponseShape.step(hours + otherHours, OTHER_REDUCTION));
      };
    }
  }
}
