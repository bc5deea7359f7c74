package io.firebreak.models.stance;

import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.LearntStance;
import io.firebreak.models.labels.StanceAdapter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges stances in one of three modes, and says of each score which model gave it. A score never
 * depends on what is remembered, nor on the time: whether the stream is overloaded is passed in, so
 * that a replay, which never is, gives the same bytes. Safe for many threads.
 *
 * <p>Of targets that both models were trained on, the encoder's probabilities are mixed with the
 * linear model's: the product of p(encoder)^(1-w) and p(linear)^w, brought to a sum of 1. The
 * weight w belongs to the encoder and was chosen on rows set apart; the model's version then names
 * both.
 *
 * <p>What was learnt from the labels of an issue comes first: a text that an analyst judged gets
 * the analyst's word, every other one the word of the adapter, if there is one. Under
 * overload and in the mode fast there is no adapter.
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
    LINEAR_UNDER_OVERLOAD("linearUnderOverload"),
    /** An analyst judged a text that reads the same. */
    LABEL("label");

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

  /**
   * What the models make of one text, before the analysts are heard.
   *
   * @param rewritten the text as the encoder reads it
   * @param probabilities in the order of {@link Confusion#ORDER}; nobody changes them
   * @param embedding the encoder's vector; null in the mode fast
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record View(String rewritten, double[] probabilities, float[] embedding) {}

  private static final int MAX_REWRITERS = 10_000;

  private final Map<Target, TargetRewriter> rewriters = new ConcurrentHashMap<>();
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
    return judge(language, title, text, target, overloaded, null);
  }

  /**
   * Judges one text of an issue that has labels.
   *
   * @param language two-letter ISO 639-1 code, or null when unknown
   * @param title headline, or null
   * @param text the text, or null
   * @param target whom the stance is toward
   * @param overloaded whether more comes in than the encoder can judge; heeded in the mode auto
   * @param learnt from the labels; null for none. Its adapter is passed over when it was
   *     fitted to other models than these
   */
  public Judgement judge(
      String language,
      String title,
      String text,
      Target target,
      boolean overloaded,
      LearntStance learnt) {
    String whole = ServedText.of(language, title, text);
    if (whole == null) {
      return new Judgement(
          StanceScore.UNCLASSIFIED,
          mode == StanceMode.FAST ? linear.version() : encoder.version(),
          mode == StanceMode.FAST ? Origin.LINEAR : Origin.ENCODER);
    }
    if (mode == StanceMode.FAST && learnt == null) {
      return linear(whole, target, Origin.LINEAR);
    }
    String rewritten = rewritten(whole, target);
    Stance word = learnt == null ? null : learnt.wordOn(rewritten);
    if (word != null) {
      return new Judgement(StanceScore.certain(word), learnt.version(), Origin.LABEL);
    }
    if (mode == StanceMode.FAST) {
      return linear(whole, target, Origin.LINEAR);
    }
    StanceAdapter adapter = learnt == null ? null : learnt.adapterFor(version(target));
    if (mode == StanceMode.ACCURATE) {
      return judgement(encoded(rewritten, target, adapter), whole, target, adapter, Origin.ENCODER);
    }
    var key =
        new ScoreMemory.Key(target, rewritten, adapter == null ? null : adapter.labelsVersion());
    double[] known = memory.get(key);
    if (known != null) {
      return judgement(known, whole, target, adapter, Origin.MEMORY);
    }
    if (overloaded) {
      return linear(whole, target, Origin.LINEAR_UNDER_OVERLOAD);
    }
    double[] scores = encoded(rewritten, target, adapter);
    memory.put(key, scores);
    return judgement(scores, whole, target, adapter, Origin.ENCODER);
  }

  /**
   * What the models make of one text, for learning from its label.
   *
   * @return null when the language or the text is not served
   */
  public View view(String language, String title, String text, Target target) {
    String whole = ServedText.of(language, title, text);
    if (whole == null) {
      return null;
    }
    String rewritten = rewritten(whole, target);
    if (mode == StanceMode.FAST) {
      return new View(rewritten, linear.probabilities(whole, target), null);
    }
    EncoderStanceClassifier.Encoding encoding = encoder.encode(rewritten, target);
    return new View(
        rewritten, mixed(encoder.probabilities(encoding), whole, target), encoding.embedding());
  }

  /** The version of the models that judge texts toward a target, while nothing is overloaded. */
  public String version(Target target) {
    if (mode == StanceMode.FAST) {
      return linear.version();
    }
    return mixes(target) ? bothVersions() : encoder.version();
  }

  /** The encoder's probabilities; with an adapter, after them what it adds for the embedding. */
  private double[] encoded(String rewritten, Target target, StanceAdapter adapter) {
    if (adapter == null) {
      return encoder.probabilities(rewritten, target);
    }
    EncoderStanceClassifier.Encoding encoding = encoder.encode(rewritten, target);
    double[] probabilities = encoder.probabilities(encoding);
    double[] shift = adapter.shift(encoding.embedding());
    double[] both = Arrays.copyOf(probabilities, probabilities.length + shift.length);
    System.arraycopy(shift, 0, both, probabilities.length, shift.length);
    return both;
  }

  private Judgement judgement(
      double[] scores, String whole, Target target, StanceAdapter adapter, Origin origin) {
    double[] base = mixed(Arrays.copyOf(scores, Confusion.ORDER.size()), whole, target);
    if (adapter == null) {
      return new Judgement(StanceScore.of(base), version(target), origin);
    }
    double[] shift = Arrays.copyOfRange(scores, base.length, scores.length);
    return new Judgement(
        StanceScore.of(adapter.probabilities(base, shift)), adapter.version(), origin);
  }

  private boolean mixes(Target target) {
    return encoder.linearWeight() != 0 && linear.knows(target);
  }

  private double[] mixed(double[] encoded, String whole, Target target) {
    return mixes(target)
        ? Mixture.of(encoded, linear.probabilities(whole, target), encoder.linearWeight())
        : encoded;
  }

  private String rewritten(String whole, Target target) {
    if (encoder != null) {
      return encoder.rewritten(whole, target);
    }
    TargetRewriter rewriter = rewriters.get(target);
    if (rewriter == null) {
      rewriter = new TargetRewriter(target);
      if (rewriters.size() >= MAX_REWRITERS) {
        rewriters.clear();
      }
      rewriters.put(target, rewriter);
    }
    return EncoderStanceClassifier.rewritten(whole, rewriter);
  }

  private String bothVersions() {
    return encoder.version() + "+" + linear.version();
  }

  private Judgement linear(String whole, Target target, Origin origin) {
    return new Judgement(
        StanceScore.of(linear.probabilities(whole, target)), linear.version(), origin);
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
