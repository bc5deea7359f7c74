package io.firebreak.models.labels;

/**
 * A label with what the models made of its text.
 *
 * @param text as the models read it: examples with the same text go together
 * @param probabilities of the models without labels, critic, supporter, neutral
 * @param embedding the encoder's vector; null where there is no encoder
 * @param stance index of the analyst's stance
 */
@SuppressWarnings("ArrayRecordComponent")
record Example(String text, double[] probabilities, float[] embedding, int stance) {}
