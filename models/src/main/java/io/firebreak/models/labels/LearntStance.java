package io.firebreak.models.labels;

import io.firebreak.models.data.Label;
import io.firebreak.models.data.LabelPart;
import io.firebreak.models.data.Stance;
import io.firebreak.models.labels.AdapterFit.Penalties;
import io.firebreak.models.stance.Confusion;
import io.firebreak.models.stance.StanceJudge;
import io.firebreak.models.stance.StanceJudge.View;
import io.firebreak.models.stance.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the labels of one issue teach: a pure function of the labels and of the models, so that
 * every process that has the same labels judges the same.
 *
 * <p>Training labels give the analyst's word for texts that read the same, and an adapter while it
 * beats the models on labels that it did not see; audit labels measure the outcome. Neither does
 * the other's work.
 *
 * @param version of the training labels: {@code labels-} and the beginning of their SHA-256
 * @param adapter null while there is none, or it has not earned its place
 * @param reason why there is an adapter, or none, in words
 * @param heldOut how models and adapter do on labels not seen; null with too few labels
 * @param words texts as the models read them, with the analysts' stance
 * @param audit audit labels by judged stance (rows) and by the analyst's (columns), in the order of
 *     {@link Confusion#ORDER}, judged as the next mention would be
 * @param trainLabels training labels of a text that the models serve
 * @param auditLabels audit labels of such a text
 */
public record LearntStance(
    String version,
    StanceAdapter adapter,
    String reason,
    HeldOut heldOut,
    Map<String, Stance> words,
    List<List<Long>> audit,
    int trainLabels,
    int auditLabels) {

  /** Training labels that an adapter needs. */
  public static final int LEAST_LABELS = 30;

  /** Labels of each of at least two stances that an adapter needs. */
  private static final int LEAST_OF_STANCE = 2;

  /** The newest training labels that an adapter is fitted to: fitting time grows with them. */
  private static final int MOST_LABELS = 2_000;

  /** Longer texts are seldom posted twice. */
  private static final int MAX_CHARS = 1_000;

  /** A text of fewer words, such as a bare address, is not known by its words. */
  private static final int LEAST_WORDS = 3;

  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final int STANCES = Confusion.ORDER.size();

  /** Copies what could change. */
  public LearntStance {
    words = Map.copyOf(words);
    audit = audit.stream().map(List::copyOf).toList();
  }

  /** The analysts' stance on a text as the models read it; null when they did not judge it. */
  public Stance wordOn(String rewritten) {
    return words.get(rewritten);
  }

  /** The adapter, if there is one and it was fitted to these models; otherwise null. */
  public StanceAdapter adapterFor(String baseVersion) {
    return adapter != null && adapter.baseVersion().equals(baseVersion) ? adapter : null;
  }

  /**
   * Learns. Each label's text is judged once: 2 to 3 ms each in the modes that use the encoder.
   *
   * @param labels of one issue, those that stand
   * @param target the issue's subject
   * @param judge that the issue's mentions are judged by; in the mode fast there is no adapter
   */
  public static LearntStance learn(LabelBook labels, Target target, StanceJudge judge) {
    return learn(
        labels,
        label -> judge.view(label.language(), label.title(), label.text(), target),
        judge.version(target));
  }

  /**
   * Learns from labels whose texts may have been judged before.
   *
   * @param labels of one issue, those that stand
   * @param views what the models make of a label's text ({@link StanceJudge#view}); null when they
   *     do not serve it
   * @param baseVersion of the models ({@link StanceJudge#version(Target)})
   */
  public static LearntStance learn(
      LabelBook labels, Function<Label, View> views, String baseVersion) {
    List<Label> train = labels.of(LabelPart.TRAIN);
    List<Example> examples = examples(newest(train), views);
    String version = LabelsHash.of(train);
    Map<String, Stance> words = words(examples);
    Fitted fitted = fit(examples, baseVersion, version);
    StanceAdapter kept =
        fitted.heldOut() != null && fitted.heldOut().earned() ? fitted.adapter() : null;
    List<Example> audits = examples(labels.of(LabelPart.AUDIT), views);
    long[][] audit = new long[STANCES][STANCES];
    for (Example one : audits) {
      audit[judged(one, words, kept)][one.stance()]++;
    }
    return new LearntStance(
        version,
        kept,
        fitted.reason(),
        fitted.heldOut(),
        words,
        Confusion.of(audit, 0).counts(),
        examples.size(),
        audits.size());
  }

  private static List<Label> newest(List<Label> train) {
    return train.stream()
        .sorted(Comparator.comparingLong(Label::atMillis).reversed().thenComparing(Label::pairKey))
        .limit(MOST_LABELS)
        .sorted(Comparator.comparing(Label::pairKey))
        .toList();
  }

  private static List<Example> examples(List<Label> labels, Function<Label, View> views) {
    List<Example> examples = new ArrayList<>(labels.size());
    for (Label label : labels) {
      View view = views.apply(label);
      if (view != null) {
        examples.add(
            new Example(
                view.rewritten(),
                view.probabilities(),
                view.embedding(),
                Confusion.ORDER.indexOf(label.stance())));
      }
    }
    return examples;
  }

  /** An adapter that may not have earned its place, and what was found of it. */
  private record Fitted(StanceAdapter adapter, HeldOut heldOut, String reason) {
    static Fitted none(String reason) {
      return new Fitted(null, null, reason);
    }
  }

  private static Fitted fit(List<Example> examples, String baseVersion, String version) {
    if (examples.size() < LEAST_LABELS) {
      return Fitted.none(examples.size() + " training labels; an adapter needs " + LEAST_LABELS);
    }
    long stances = 0;
    for (int k = 0; k < STANCES; k++) {
      int stance = k;
      stances +=
          examples.stream().filter(one -> one.stance() == stance).count() >= LEAST_OF_STANCE
              ? 1
              : 0;
    }
    if (stances < 2) {
      return Fitted.none("the training labels are nearly all of one stance");
    }
    if (examples.stream().anyMatch(one -> one.embedding() == null)) {
      return Fitted.none("the mode fast has no adapter");
    }
    HeldOut heldOut = HeldOut.of(examples, Penalties.CHOSEN);
    return heldOut.earned()
        ? new Fitted(
            AdapterFit.of(examples, Penalties.CHOSEN, baseVersion, version),
            heldOut,
            "it beats the models on labels that it did not see")
        : new Fitted(null, heldOut, "it does not beat the models on labels that it did not see");
  }

  /** The stance that most labels of a text give it; none when two share the lead. */
  private static Map<String, Stance> words(List<Example> examples) {
    Map<String, long[]> counts = new HashMap<>();
    for (Example one : examples) {
      if (one.text().length() <= MAX_CHARS && isTelling(one.text())) {
        counts.computeIfAbsent(one.text(), text -> new long[STANCES])[one.stance()]++;
      }
    }
    Map<String, Stance> words = new HashMap<>();
    counts.forEach(
        (text, of) -> {
          int best = 0;
          boolean tied = false;
          for (int k = 1; k < STANCES; k++) {
            tied = of[k] == of[best] || (tied && of[k] < of[best]);
            best = of[k] > of[best] ? k : best;
          }
          if (!tied) {
            words.put(text, Confusion.ORDER.get(best));
          }
        });
    return words;
  }

  private static boolean isTelling(String text) {
    return BLANK
            .splitAsStream(text)
            .filter(word -> !word.equals("http") && !word.startsWith("@"))
            .filter(word -> word.codePoints().anyMatch(Character::isLetter))
            .count()
        >= LEAST_WORDS;
  }

  /**
   * The stance of a text: the analysts' word, else the adapter's, else the models'.
   *
   * @param view of the text by the models that this was learnt with
   */
  public Stance stanceOf(View view) {
    Example example = new Example(view.rewritten(), view.probabilities(), view.embedding(), -1);
    return Confusion.ORDER.get(judged(example, words, adapter));
  }

  private static int judged(Example one, Map<String, Stance> words, StanceAdapter adapter) {
    Stance word = words.get(one.text());
    if (word != null) {
      return Confusion.ORDER.indexOf(word);
    }
    return HeldOut.greatest(adapter == null ? one.probabilities() : adapter.probabilities(one));
  }
}
