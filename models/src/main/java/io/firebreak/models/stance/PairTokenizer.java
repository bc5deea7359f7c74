package io.firebreak.models.stance;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/**
 * Token ids of texts, by the Hugging Face tokenizer library, and the encoder's input from a target
 * and a text: {@code [CLS] target [SEP] text [SEP]}. Safe for many threads. Fetches and reports
 * nothing over the network.
 */
final class PairTokenizer implements AutoCloseable {

  /** Tokens of a target's name that are looked at. */
  static final int MAX_TARGET_TOKENS = 24;

  private static final int CLS = 101;
  private static final int SEP = 102;

  /**
   * The encoder's input.
   *
   * @param ids token ids
   * @param textStart index of the first token of the text
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Input(long[] ids, int textStart) {}

  private final HuggingFaceTokenizer tokenizer;
  private final int maxTokens;

  PairTokenizer(byte[] tokenizerJson, int maxTokens) {
    this.maxTokens = maxTokens;
    TokenizerLibrary.load();
    try {
      this.tokenizer =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(tokenizerJson),
              Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The stance encoder's tokenizer cannot be read: install Firebreak again", e);
    }
  }

  /** The token ids of a text, without marks at its ends. */
  long[] ids(String text) {
    return tokenizer.encode(text, false, false).getIds();
  }

  /** How many tokens of text fit beside a target. */
  int room(long[] target) {
    return maxTokens - 3 - Math.min(target.length, MAX_TARGET_TOKENS);
  }

  /** Target and text together, the text cut where it does not fit. */
  Input pair(long[] target, long[] text) {
    int first = Math.min(target.length, MAX_TARGET_TOKENS);
    int second = Math.min(text.length, room(target));
    long[] ids = new long[first + second + 3];
    ids[0] = CLS;
    System.arraycopy(target, 0, ids, 1, first);
    ids[first + 1] = SEP;
    System.arraycopy(text, 0, ids, first + 2, second);
    ids[ids.length - 1] = SEP;
    return new Input(ids, first + 2);
  }

  /** Gives the library's memory back; nothing can be tokenized any more. */
  @Override
  public void close() {
    tokenizer.close();
  }
}
