package io.firebreak.models.stance;

/**
 * Judges stances in one of three modes, and says of each score which model gave it. A score never
 * depends on what is remembered, nor on the time: whether the stream is overloaded is passed in, so
 * that a replay, which never is, gives the same bytes. Safe for many threads.
 *
 * <p>Of targets that both models were trained on, the encoder's probabilities are mixed with the
 * linear model's: the product of p(encoder)^(1-w) and p(linear)^w, brought to a sum of 1. The
 * weight w belongs to the encoder and was chosen on rows set apart; the model's version then names
 * both.
 */
public final class StanceJudge {

  /** Where a score is from. */
  public enum Origin {
    /** The encoder judged this text. */
    ENCODER("encoder"),
    /** The encoder judged a text that reads the same to it. */
    MEMORY("memory"),
    /** The linear model judged, as the mode {@code fast} wants. */
    LINEAR("linear"),
    /** The linear model judged in place of the encoder, because of overload. */
    LINEAR_UNDER_OVERLOAD("linearUnderOverload");

    private final String word;

    Origin(String word) {
      this.word = word;
    }

    /** The word used in metrics. */
    public String word() {
      return word;
    }
  }

  /**
   * A score and where it is from.
   *
   * @param score the stance with its probabilities
   * @param model version of the model that gave it
   * @param origin encoder, memory or linear model
   */
  public record Judgement(StanceScore score, String model, Origin origin) {}

  private final StanceMode mode;
  private final LinearStanceClassifier linear;
  private final EncoderStanceClassifier encoder;
  private final ScoreMemory memory;

  /**
   * A judge over given models.
   *
   * @param mode which of them judges
   * @param linear the fast model
   * @param encoder the accurate model; may be null in the mode fast
   * @param maxEntries texts remembered in the mode auto
   */
  public StanceJudge(
      StanceMode mode,
      LinearStanceClassifier linear,
      EncoderStanceClassifier encoder,
      int maxEntries) {
    if (encoder == null && mode != StanceMode.FAST) {
      throw new IllegalArgumentException("The stance mode " + mode.word() + " needs an encoder");
    }
    this.mode = mode;
    this.linear = linear;
    this.encoder = encoder;
    this.memory = mode == StanceMode.AUTO ? new ScoreMemory(maxEntries) : null;
  }

  /**
   * A judge over the shipped models, which are loaded once in a process.
   *
   * @param mode which of them judges
   * @param maxEntries texts remembered in the mode auto
   * @throws IllegalStateException when a file of a model is missing or damaged; the message says
   *     what to do
   */
  public static StanceJudge shipped(StanceMode mode, int maxEntries) {
    return new StanceJudge(
        mode,
        LinearStanceClassifier.shipped(),
        mode == StanceMode.FAST ? null : EncoderStanceClassifier.shipped(),
        maxEntries);
  }

  /**
   * Judges one text.
   *
   * @param language two-letter ISO 639-1 code, or null when unknown
   * @param title headline, or null
   * @param text the text, or null
   * @param target whom the stance is toward
   * @param overloaded whether more comes in than the encoder can judge; heeded in the mode auto
   */
  public Judgement judge(
      String language, String title, String text, Target target, boolean overloaded) {
    if (mode == StanceMode.FAST) {
      return linear(language, title, text, target, Origin.LINEAR);
    }
    String whole = ServedText.of(language, title, text);
    if (whole == null) {
      return new Judgement(StanceScore.UNCLASSIFIED, encoder.version(), Origin.ENCODER);
    }
    String rewritten = encoder.rewritten(whole, target);
    if (mode == StanceMode.ACCURATE) {
      return mixed(encoder.probabilities(rewritten, target), whole, target, Origin.ENCODER);
    }
    var key = new ScoreMemory.Key(target, rewritten);
    double[] known = memory.get(key);
    if (known != null) {
      return mixed(known, whole, target, Origin.MEMORY);
    }
    if (overloaded) {
      return linear(language, title, text, target, Origin.LINEAR_UNDER_OVERLOAD);
    }
    double[] probabilities = encoder.probabilities(rewritten, target);
    memory.put(key, probabilities);
    return mixed(probabilities, whole, target, Origin.ENCODER);
  }

  private Judgement mixed(double[] encoded, String whole, Target target, Origin origin) {
    double weight = encoder.linearWeight();
    if (weight == 0 || !linear.knows(target)) {
      return new Judgement(StanceScore.of(encoded), encoder.version(), origin);
    }
    double[] mixture = Mixture.of(encoded, linear.probabilities(whole, target), weight);
    return new Judgement(StanceScore.of(mixture), bothVersions(), origin);
  }

  private String bothVersions() {
    return encoder.version() + "+" + linear.version();
  }

  private Judgement linear(
      String language, String title, String text, Target target, Origin origin) {
    return new Judgement(linear.classify(language, title, text, target), linear.version(), origin);
  }

  /** The mode this judge works in. */
  public StanceMode mode() {
    return mode;
  }

  /** This judge as a plain classifier that is never overloaded. */
  public StanceClassifier asClassifier() {
    return new StanceClassifier() {
      @Override
      public StanceScore classify(String language, String title, String text, Target target) {
        return judge(language, title, text, target, false).score();
      }

      @Override
      public String version() {
        if (mode == StanceMode.FAST) {
          return linear.version();
        }
        return encoder.linearWeight() == 0 ? encoder.version() : bothVersions();
      }
    };
  }
}
