package io.firebreak.models.stance;

import io.firebreak.models.data.Stance;
import io.firebreak.models.stance.StanceEvaluation.DataSetScore;
import io.firebreak.models.stance.StanceEvaluation.Interval;
import java.util.Locale;
import java.util.Map;

/** Writes the model card from an evaluation, so that no figure on it is copied by hand. */
public final class ModelCard {

  private static final Map<String, String> WHAT =
      Map.of(
          "brand_airline",
          "Southwest, JetBlue (filed under Delta), Virgin America: companies and industry unseen in training",
          "brand_sanders",
          "Google and Microsoft: companies seen in training, with other texts",
          "mtsd",
          "pairs of US politicians, seen in training",
          "semeval2016a",
          "SemEval-2016 task 6 A: five political targets, seen in training",
          "semeval2017ce_topic_sentiment",
          "SemEval-2017 task 4 C: 125 topics, unseen in training",
          "wtwt",
          "company mergers, seen in training; \"critic\" means that the merger will fail");

  private static final String HEAD =
      """
      # Stance model card: %s

      Written by `ModelCard` from an evaluation; change the model or the writer, not this page.

      ## What it is

      CoreNLP's tokenizer and CoreNLP's linear classifier (multinomial logistic regression, quadratic
      prior) over words with the target masked: words, pairs, triples, word beginnings, runs of four
      letters, negated words, words near the target, marks of tone. Weights are bytes in a table of
      hashed features. It judges the stance of a text *toward one target*: critic, supporter or
      neutral. It serves English, and texts without a language code that OpenNLP takes for English; the rest is
      unclassified. Probabilities are scaled by a temperature chosen on rows set apart for choosing.

      Targets with 200 training texts and more have extra weights of their own, which are used when
      the target's name is theirs; all other targets are judged by the shared weights alone.

      ## Data and licences

      Trained on SemEval-2016 task 6 A, SemEval-2017 task 4 C and E, VAST, P-Stance, WT-WT, COVID-19
      stance, MTSD, MT-CSD, and two sets on brands (SXSW products; games and companies). P-Stance,
      which has no neutral class, counts a tenth; WT-WT and VAST three tenths, COVID-19 stance and
      MT-CSD a half. These are research data, some without a licence file; none of their text is in
      this project. The airline set (CC BY-NC-SA 4.0) serves evaluation alone. Its labels are noisy:
      27 %% of its rows have an annotator confidence under 0.7. WT-WT's own split shares 588 texts
      between training and test, so its score flatters.

      Prior, weights of classes and reach of the targets' own weights were chosen by macro-F1 on the
      rows set apart, together with one brand set left out of training. The weights of the data sets
      are judgement, not search. **The test sets were not fully blind:** seven trial runs printed
      test scores during development, so the scores below may be slightly flattering.

      ## Scores on held-out data

      In brackets: 95 %% interval, bootstrap over texts. Opinion F1 is the mean F1 of critic and
      supporter over all targets together (SemEval-2016's measure). ECE is the expected calibration
      error of the winning probability, 10 bins.

      | data set | texts | accuracy | macro-F1 | opinion F1 | ECE |
      |---|---|---|---|---|---|
      """;

  private static final String TARGET_HEAD =
      """

      ## Target dependence

      Macro-F1 with the true target, and with a meaningless one. The gap is what the model gains from
      knowing whom a text is about; a small gap means that it mostly reads tone. Of targets seen in
      training, the meaningless one lacks their own weights too.

      | data set | true target | meaningless target | gap |
      |---|---|---|---|
      """;

  private static final String TAIL =
      """

      ## Known failures

      Measured: the commonest mistake on each data set.

      %s
      Expected of a model that reads words, not measured here:

      - Praise of a rival in the same text, and blame laid on somebody else, taken as stance toward
        the target.
      - Irony and sarcasm ("thanks for losing my bag again") judged by their words.
      - Quoted or reported criticism counted as criticism.
      - Long articles: only the first 4,000 characters are read, and as one bag of words.

      Single texts are unreliable. Use shares over many texts, corrected by the confusion matrices
      above (`linear-1-metrics.json`).

      ## Speed

      %s texts per second of processor time on one thread, tokenizing included, on the machine of the
      evaluation, other work running beside it.
      """;

  private ModelCard() {}

  /** The card in Markdown. */
  public static String markdown(StanceEvaluation evaluation) {
    StringBuilder card = new StringBuilder(text(HEAD, evaluation.model()));
    appendScores(card, evaluation);
    long rate = Math.round(evaluation.textsPerCpuSecond() / 100) * 100;
    return card.append(text(TAIL, mistakes(evaluation), text("%,d", rate))).toString();
  }

  /** The tables of all data sets: scores, confusion, dependence on the target. */
  static void appendScores(StringBuilder card, StanceEvaluation evaluation) {
    for (DataSetScore score : evaluation.dataSets()) {
      card.append(
          text(
              "| %s | %,d | %s | %s | %s | %.3f |%n",
              score.name(),
              score.confusion().texts(),
              interval(score.accuracy()),
              interval(score.macroF1()),
              interval(score.opinionF1()),
              score.calibrationError()));
    }
    card.append('\n');
    for (DataSetScore score : evaluation.dataSets()) {
      String what = WHAT.get(score.name());
      if (what != null) {
        card.append(text("- `%s`: %s.%n", score.name(), what));
      }
    }
    evaluation.dataSets().forEach(score -> appendStances(card, score));
    card.append(TARGET_HEAD);
    for (DataSetScore score : evaluation.dataSets()) {
      double with = score.macroF1().value();
      double without = score.targetBlindMacroF1();
      card.append(
          text("| %s | %.3f | %.3f | %+.3f |%n", score.name(), with, without, with - without));
    }
  }

  private static void appendStances(StringBuilder card, DataSetScore score) {
    Confusion confusion = score.confusion();
    card.append(text("%n### %s%n%n", score.name()));
    card.append("| human \\ judged | critic | supporter | neutral | precision | recall | F1 |\n");
    card.append("|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < Confusion.ORDER.size(); i++) {
      Stance stance = Confusion.ORDER.get(i);
      var row = confusion.counts().get(i);
      card.append(
          text(
              "| %s | %,d | %,d | %,d | %.3f | %.3f | %.3f |%n",
              stance.word(),
              row.get(0),
              row.get(1),
              row.get(2),
              confusion.precision(stance),
              confusion.recall(stance),
              confusion.f1(stance)));
    }
  }

  /** Per data set, the cell off the diagonal with the most texts. */
  static String mistakes(StanceEvaluation evaluation) {
    StringBuilder lines = new StringBuilder();
    for (DataSetScore score : evaluation.dataSets()) {
      var counts = score.confusion().counts();
      int human = 0;
      int judged = 1;
      for (int cell = 0; cell < 9; cell++) {
        if (cell / 3 != cell % 3
            && counts.get(cell / 3).get(cell % 3) > counts.get(human).get(judged)) {
          human = cell / 3;
          judged = cell % 3;
        }
      }
      long all = counts.get(human).stream().mapToLong(Long::longValue).sum();
      lines.append(
          text(
              "- `%s`: %s judged %s, %,d of %,d.%n",
              score.name(),
              Confusion.ORDER.get(human).word(),
              Confusion.ORDER.get(judged).word(),
              counts.get(human).get(judged),
              all));
    }
    return lines.toString();
  }

  static String interval(Interval interval) {
    return text("%.3f (%.3f to %.3f)", interval.value(), interval.low(), interval.high());
  }

  /** Formats with points and line feeds, whatever the machine's habits. */
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
  }
}
