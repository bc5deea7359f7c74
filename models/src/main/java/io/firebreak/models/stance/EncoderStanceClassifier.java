package io.firebreak.models.stance;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accurate stance model: a small BERT that reads the target's full name and the text together,
 * fine-tuned by models/training, with int8 weights, run by ONNX Runtime in this process on the
 * calling thread. What it serves is what {@link LinearStanceClassifier} serves.
 *
 * <p>One text at a time: the scale of the int8 activations is that of a whole batch, so that a text
 * in a batch would get other last digits than alone. The same input gives the same score on
 * processors of the same kind; other instruction sets can differ in the last digits.
 *
 * <p>A text too long for the encoder is read in up to {@value Passages#MOST} passages that name the
 * target; its probabilities are those of the mean of their scores.
 */
public final class EncoderStanceClassifier implements StanceClassifier {

  private static final int MAX_REWRITERS = 10_000;
  private static final int MAX_REWRITTEN_CHARS = 8_000;
  private static final Set<String> LOGITS = Set.of("logits");
  private static final Set<String> BOTH = Set.of("logits", "embedding");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final PairTokenizer tokenizer;
  private final double temperature;
  private final double linearWeight;
  private final String version;
  private final Map<Target, Ready> ready = new ConcurrentHashMap<>();

  /** A target made ready: how to write its name, and the name's tokens. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Ready(TargetRewriter rewriter, long[] ids) {}

  /**
   * What the encoder makes of one text, before any calibration.
   *
   * @param logits scores in the order of {@link Confusion#ORDER}; softmax makes them probabilities
   * @param embedding the first token's vector; null unless asked for
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Encoding(double[] logits, float[] embedding) {}

  private EncoderStanceClassifier(EncoderArtifact artifact) {
    this.tokenizer = new PairTokenizer(artifact.tokenizer(), artifact.maxTokens());
    this.temperature = artifact.temperature();
    this.linearWeight = artifact.linearWeight();
    this.version = artifact.version();
    this.environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      this.session = environment.createSession(artifact.model(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "ONNX Runtime cannot load the stance encoder "
              + version
              + " ("
              + e.getMessage()
              + "). Is this Linux or macOS on a processor that ONNX Runtime serves? Otherwise use the"
              + " mode fast.",
          e);
    }
  }

  /**
   * The encoder shipped with Firebreak, loaded once in a process.
   *
   * @throws IllegalStateException when its files are missing or damaged; the message says what to
   *     do
   */
  public static EncoderStanceClassifier shipped() {
    EncoderStanceClassifier model = shipped;
    if (model == null) {
      synchronized (EncoderStanceClassifier.class) {
        if (shipped == null) {
          shipped = new EncoderStanceClassifier(EncoderArtifact.ofClassPath());
        }
        model = shipped;
      }
    }
    return model;
  }

  private static volatile EncoderStanceClassifier shipped;

  /**
   * Gives back the memory that the shipped encoder holds outside the Java heap, which no garbage
   * collection does. For the end of a job whose class loader goes, when nothing judges any more;
   * {@link #shipped()} loads it anew.
   */
  public static void closeShipped() {
    synchronized (EncoderStanceClassifier.class) {
      if (shipped != null) {
        shipped.close();
        shipped = null;
      }
    }
  }

  private void close() {
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot close the stance encoder", e);
    }
  }

  /**
   * An encoder that models/training wrote.
   *
   * @throws IllegalStateException when its files are missing or damaged
   */
  public static EncoderStanceClassifier load(Path directory) {
    return new EncoderStanceClassifier(EncoderArtifact.in(directory));
  }

  @Override
  public StanceScore classify(String language, String title, String text, Target target) {
    String whole = ServedText.of(language, title, text);
    return whole == null
        ? StanceScore.UNCLASSIFIED
        : StanceScore.of(probabilities(rewritten(whole, target), target));
  }

  /** Weight of the linear model beside this one for targets that both were trained on. */
  double linearWeight() {
    return linearWeight;
  }

  /** The text as the encoder reads it: texts with the same form get the same score. */
  String rewritten(String whole, Target target) {
    return rewritten(whole, ready(target).rewriter());
  }

  static String rewritten(String whole, TargetRewriter rewriter) {
    return PlainText.cap(rewriter.rewrite(whole), MAX_REWRITTEN_CHARS);
  }

  /** The encoder's view of a text that {@link #rewritten} made. */
  Encoding encode(String rewritten, Target target) {
    return encode(rewritten, target, BOTH);
  }

  /** Calibrated probabilities of what the encoder made of a text. */
  double[] probabilities(Encoding encoding) {
    return LinearWeights.softmax(encoding.logits(), temperature);
  }

  /** Calibrated probabilities of a text that {@link #rewritten} made. */
  double[] probabilities(String rewritten, Target target) {
    return probabilities(encode(rewritten, target, LOGITS));
  }

  /**
   * The encoder's view of a text, for learning from labels on top of it.
   *
   * @return null when the language or the text is not served
   */
  public Encoding encode(String language, String title, String text, Target target) {
    String whole = ServedText.of(language, title, text);
    return whole == null ? null : encode(rewritten(whole, target), target, BOTH);
  }

  @Override
  public String version() {
    return version;
  }

  private Encoding encode(String rewritten, Target target, Set<String> outputs) {
    Ready made = ready(target);
    long[] whole = tokenizer.ids(rewritten);
    int room = tokenizer.room(made.ids());
    if (whole.length <= room) {
      return run(tokenizer.pair(made.ids(), whole), outputs);
    }
    List<String> passages =
        Passages.of(
            rewritten, made.rewriter().name(), room, passage -> tokenizer.ids(passage).length);
    return mean(
        passages.stream()
            .map(passage -> run(tokenizer.pair(made.ids(), tokenizer.ids(passage)), outputs))
            .toList());
  }

  private static Encoding mean(List<Encoding> encodings) {
    Encoding first = encodings.get(0);
    if (encodings.size() == 1) {
      return first;
    }
    double[] logits = new double[first.logits().length];
    float[] embedding = first.embedding() == null ? null : new float[first.embedding().length];
    for (Encoding encoding : encodings) {
      for (int i = 0; i < logits.length; i++) {
        logits[i] += encoding.logits()[i] / encodings.size();
      }
      for (int i = 0; embedding != null && i < embedding.length; i++) {
        embedding[i] += encoding.embedding()[i] / encodings.size();
      }
    }
    return new Encoding(logits, embedding);
  }

  private Encoding run(PairTokenizer.Input input, Set<String> outputs) {
    int length = input.ids().length;
    long[] mask = new long[length];
    Arrays.fill(mask, 1);
    long[] types = new long[length];
    Arrays.fill(types, input.textStart(), length, 1);
    try (OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {input.ids()});
        OnnxTensor masks = OnnxTensor.createTensor(environment, new long[][] {mask});
        OnnxTensor kinds = OnnxTensor.createTensor(environment, new long[][] {types});
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", masks, "token_type_ids", kinds),
                outputs)) {
      float[] logits = ((float[][]) result.get("logits").orElseThrow().getValue())[0];
      double[] exact = new double[logits.length];
      for (int i = 0; i < logits.length; i++) {
        exact[i] = logits[i];
      }
      float[] embedding =
          outputs.size() == 1
              ? null
              : ((float[][]) result.get("embedding").orElseThrow().getValue())[0];
      return new Encoding(exact, embedding);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "The stance encoder " + version + " failed on a text of " + length + " tokens", e);
    }
  }

  private Ready ready(Target target) {
    Ready found = ready.get(target);
    if (found == null) {
      TargetRewriter rewriter = new TargetRewriter(target);
      found = new Ready(rewriter, tokenizer.ids(rewriter.name()));
      if (ready.size() >= MAX_REWRITERS) {
        ready.clear();
      }
      ready.put(target, found);
    }
    return found;
  }
}
