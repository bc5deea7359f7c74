package io.firebreak.models.stance;

import io.firebreak.models.stance.StanceGoals.Goal;
import io.firebreak.models.stance.StanceReport.Speed;
import java.util.List;

/** Writes the model card of all modes from a report, so that no figure on it is copied by hand. */
public final class StanceCard {

  private static final String HEAD =
      """
      # Stance model card

      Written by `StanceCard` from an evaluation; change the models or the writer, not this page.

      Three modes: `fast` is the linear model, %s. `accurate` is the encoder, mixed with the linear
      model (weight 0.3) for targets that both were trained on: %s. `auto`, the default, is `accurate`
      with a memory of texts judged before, and under overload the linear model; while nothing is
      overloaded it gives the scores of `accurate`. Each score says which model gave it.

      ## What is asked, and what is reached

      In brackets: 95 %% interval, bootstrap over texts. Companies: Southwest, JetBlue and Virgin America
      (`brand_airline`: no airline is in the training data), Google and Microsoft (`brand_sanders`:
      these are, with other texts). The airline set files the posts to JetBlue under Delta; they are
      judged toward JetBlue. Told "Delta", the encoder rightly finds no Delta in them and calls nearly
      all neutral: an issue needs the name that people write. Opinion F1 is the mean F1 of critic and
      supporter over all targets together. Two targets: texts asked about two politicians. Labels of
      its own: drawn at random, all of them for training, ten draws, measured on the company's other
      texts. Corrected shares: the prior is of other companies, no airline among them; half the
      strength that these show was chosen with the coverage in sight. Held-out brands: of the training
      sets, left out of the encoder's training; what learns from labels was tuned on them.

      """;

  private static final String SPEED_HEAD =
      """

      ## Speed

      Texts of 20 to 26 words, about 30 tokens, per second of one processor, in the JVM, on the machine
      of the evaluation, other work running beside it.

      | mode | texts | asked | texts per processor-second |
      |---|---|---|---|
      """;

  private static final String BEHAVIOUR_HEAD =
      """

      ## Behaviour, class by class

      Short texts written for this project about companies that do not exist; share judged as they
      should be. Sarcasm is weak in every model of this size, and reported for that reason.

      | class | texts | `fast` | `accurate`, `auto` |
      |---|---|---|---|
      """;

  private static final String ENCODER_HEAD =
      """

      # The encoder: %s

      ## What it is

      all-MiniLM-L6-v2 (Apache-2.0; six layers, 22 million weights), fine-tuned for five epochs
      in two runs by `models/training`, the weights of both runs averaged, as a classifier of `[target's full name, text]`, int8 weights, run by ONNX
      Runtime one text at a time on the calling thread. The target's @mentions, hashtags and aliases are written as its full name
      first; **give the full name**: "American Airlines", not "American". Texts longer than 80 tokens are
      read in up to four passages that name the target. Serves what the linear model serves.

      ## Data and licences

      Trained on the sets that the linear model is trained on (below), each capped per epoch, so that
      none drowns the others: P-Stance, which has no neutral class, at 4,000 rows; with neutrals
      supplied (texts asked about a company that they do not name), texts about two companies joined,
      and a part of the companies' names exchanged. Learning rate, caps and epochs are judgement; the
      temperature is chosen on six brands held out of training, the weight of the linear model on the
      rows set apart. The airline set (CC BY-NC-SA 4.0) serves
      evaluation alone. %s

      ## Scores on held-out data

      | data set | texts | accuracy | macro-F1 | opinion F1 | ECE |
      |---|---|---|---|---|---|
      """;

  /** How often test scores of encoders were printed before the shipped one's. Keep it true. */
  private static final String LOOKS =
      "Test scores of encoders were looked at three times: the first time showed that the posts filed"
          + " under Delta are JetBlue's; that name was all that was changed before the second; the third"
          + " is of this encoder, which was chosen on the rows set apart alone. Of adapters learnt from"
          + " an airline's own labels, test scores were seen in three settings; their settings were"
          + " chosen on the held-out brands.";

  private static final String ENCODER_TAIL =
      """

      ## Known failures

      The commonest mistake on each data set.

      %s
      Single texts are unreliable. Use shares over many texts, corrected by the confusion matrices
      above (`encoder-1-metrics.json`).

      """;

  private StanceCard() {}

  /** The card in Markdown. */
  public static String markdown(StanceReport report) {
    StanceGoals fast = report.goals().get(0);
    StanceGoals accurate = report.goals().get(1);
    StringBuilder card = new StringBuilder(ModelCard.text(HEAD, fast.model(), accurate.model()));
    appendGoals(card, fast, accurate);
    card.append("\n✗: not reached by `accurate`.\n").append(SPEED_HEAD);
    for (Speed speed : report.speeds()) {
      card.append(
          ModelCard.text(
              "| `%s` | %s | %,.0f | %,.0f |%n",
              speed.mode(), speed.what(), speed.wanted(), speed.textsPerCpuSecond()));
    }
    behaviour(card, fast.behaviour(), accurate.behaviour());
    card.append(ModelCard.text(ENCODER_HEAD, accurate.model(), LOOKS));
    ModelCard.appendScores(card, report.accurate());
    card.append(ModelCard.text(ENCODER_TAIL, ModelCard.mistakes(report.accurate())));
    return card.append(ModelCard.markdown(report.fast())).toString();
  }

  /** What is asked and what is reached, as the README shows it. */
  public static String summary(List<StanceGoals> goals, List<Speed> speeds) {
    StringBuilder table = new StringBuilder();
    appendGoals(table, goals.get(0), goals.get(1));
    for (Speed speed : speeds) {
      boolean fast = speed.mode().equals(StanceMode.FAST.word());
      String reached =
          ModelCard.text(
              "%,.0f%s",
              speed.textsPerCpuSecond(), speed.textsPerCpuSecond() < speed.wanted() ? " ✗" : "");
      table.append(
          ModelCard.text(
              "| Texts per processor-second, `%s`, %s | | ≥ %,.0f | %s | %s |%n",
              speed.mode(),
              speed.what(),
              speed.wanted(),
              fast ? reached : "",
              fast ? "" : reached));
    }
    return table.append("\n✗: not reached.\n").toString();
  }

  private static void appendGoals(StringBuilder table, StanceGoals fast, StanceGoals accurate) {
    table.append(
        "| measure | texts | asked | `fast` | `accurate`, `auto` |\n|---|--:|---|---|---|\n");
    for (Goal goal : accurate.goals()) {
      table.append(
          ModelCard.text(
              "| %s | %,d | %s | %s | %s |%n",
              goal.name(),
              goal.texts(),
              asked(goal),
              fast.has(goal.name()) ? ModelCard.interval(fast.goal(goal.name()).value()) : "",
              ModelCard.interval(goal.value()) + (goal.reached() ? "" : " ✗")));
    }
  }

  private static String asked(Goal goal) {
    return goal.wanted() == null
        ? ""
        : ModelCard.text("%s %.2f", goal.atMost() ? "≤" : "≥", goal.wanted());
  }

  private static void behaviour(
      StringBuilder card, Behaviour.Result fast, Behaviour.Result accurate) {
    card.append(BEHAVIOUR_HEAD);
    List<Behaviour.Kind> kinds = accurate.kinds();
    for (Behaviour.Kind kind : kinds) {
      card.append(
          ModelCard.text(
              "| %s | %d | %.2f | %.2f |%n",
              kind.kind(), kind.texts(), fast.share(kind.kind()), kind.share()));
    }
    card.append(
        ModelCard.text(
            "%nTexts with two targets, both judged as they should be: `fast` %d, `accurate` %d of %d.%n",
            fast.pairsRight(), accurate.pairsRight(), accurate.pairs()));
  }
}
