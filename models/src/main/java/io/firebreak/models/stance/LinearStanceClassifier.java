package io.firebreak.models.stance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first stance model: CoreNLP's tokenizer and a linear classifier over masked words, trained by
 * {@link StanceTrainer}. Serves English, and texts of unknown language that {@link LanguageCheck}
 * takes for English; all else, and a text of blanks alone, is unclassified. Looks at the first
 * {@value TweetTokenizer#MAX_CHARS} characters. How good it is: {@link StanceMetrics#shipped()} and
 * the model card.
 */
public final class LinearStanceClassifier implements StanceClassifier {

  private static final int MAX_MATCHERS = 10_000;

  private final LinearWeights weights;
  private final String version;
  private final boolean knownTargets;
  private final Map<Target, Matched> matchers = new ConcurrentHashMap<>();

  /** A target made ready: how to find it, and the name by which the weights may know it. */
  private record Matched(TargetMatcher matcher, String squeezedName) {}

  LinearStanceClassifier(LinearWeights weights, String version, boolean knownTargets) {
    this.weights = weights;
    this.version = version;
    this.knownTargets = knownTargets;
  }

  /**
   * The model shipped with Firebreak, loaded once.
   *
   * @throws IllegalStateException when its files are missing or damaged; the message says what to
   *     do
   */
  public static LinearStanceClassifier shipped() {
    return Shipped.MODEL;
  }

  private static final class Shipped {
    static final LinearStanceClassifier MODEL = StanceArtifact.ofClassPath().load();
  }

  /**
   * A model that {@link StanceTrainer} wrote.
   *
   * @throws IllegalStateException when its files are missing or damaged
   */
  public static LinearStanceClassifier load(java.nio.file.Path directory) {
    return StanceArtifact.in(directory).load();
  }

  /**
   * The same model without the weights that belong to well-known targets of its training data: what
   * it makes of a company it never saw. Its version ends in {@code -unseen}.
   */
  public LinearStanceClassifier targetIndependent() {
    return new LinearStanceClassifier(weights, version + "-unseen", false);
  }

  @Override
  public StanceScore classify(String language, String title, String text, Target target) {
    String whole = ServedText.of(language, title, text);
    if (whole == null) {
      return StanceScore.UNCLASSIFIED;
    }
    return StanceScore.of(probabilities(whole, target));
  }

  /** Probabilities of a served text, in the order of {@link Confusion#ORDER}. */
  double[] probabilities(String whole, Target target) {
    Matched matched = matched(target);
    return weights.probabilities(
        StanceFeatures.of(whole, matched.matcher()), matched.squeezedName());
  }

  /** Whether the target has weights of its own, from many training texts. */
  boolean knows(Target target) {
    return weights.knows(matched(target).squeezedName());
  }

  @Override
  public String version() {
    return version;
  }

  private Matched matched(Target target) {
    Matched found = matchers.get(target);
    if (found == null) {
      String name = target.name() == null ? "" : target.name();
      found =
          new Matched(new TargetMatcher(target), knownTargets ? TargetMatcher.squeeze(name) : "");
      if (matchers.size() >= MAX_MATCHERS) {
        matchers.clear();
      }
      matchers.put(target, found);
    }
    return found;
  }
}
