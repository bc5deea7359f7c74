package io.firebreak.models.data;

import java.util.List;

/**
 * How far the stances of one issue are to be trusted: what it was taught, whether that helped on
 * labels held out, and how often the model errs. One row for each issue; a later one replaces it. A
 * figure that cannot be said is null.
 *
 * @param atMillis when it was found, in event time
 * @param model version of the base model
 * @param adapter version of the issue's adapter; null when there is none
 * @param adapterUsed whether mentions are judged with the adapter
 * @param reason why it is used or not, in words
 * @param trainLabels labels that teach
 * @param auditLabels labels that measure errors
 * @param baseMacroF1 mean F1 of the three classes of the base model on labels held out, 0 to 1
 * @param adapterMacroF1 the same of the adapter
 * @param baseLogLoss mean negative log-probability of the true class, in nats, of the base model
 * @param adapterLogLoss the same of the adapter
 * @param source what the confusion matrix rests on: {@code audit}, the issue's own labels, or
 *     {@code card}, the model card's data
 * @param confusion parameters of a Dirichlet distribution for each predicted class: nine numbers
 *     above 0, alpha[predicted][true] row by row, both in the order critic, supporter, neutral.
 *     Among mentions judged j the share of true k is alpha[j][k] / sum of alpha[j]
 * @param priorStrengths for each predicted class, how much of the sum of its alphas is the model
 *     card's word and not that of the issue's own labels: three numbers from 0 to that sum
 */
public record StanceQuality(
    String issueId,
    long atMillis,
    String model,
    String adapter,
    boolean adapterUsed,
    String reason,
    long trainLabels,
    long auditLabels,
    Double baseMacroF1,
    Double adapterMacroF1,
    Double baseLogLoss,
    Double adapterLogLoss,
    String source,
    List<Double> confusion,
    List<Double> priorStrengths) {}
