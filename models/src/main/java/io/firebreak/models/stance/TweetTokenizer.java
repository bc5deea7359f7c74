package io.firebreak.models.stance;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into tokens with CoreNLP's Penn Treebank tokenizer: handles, hashtags, addresses
 * and emoticons stay whole, "don't" becomes "do" and "n't". Characters it does not know are kept
 * silently as tokens of their own.
 */
final class TweetTokenizer {

  /** Characters of a text that are looked at; the rest is ignored. */
  static final int MAX_CHARS = 4_000;

  /** Tokens of a text that are looked at; the rest is ignored. */
  static final int MAX_TOKENS = 800;

  /** Runs of a character longer than this are cut: they carry no more meaning, only cost. */
  private static final int MAX_RUN = 4;

  /** Words longer than this are cut in pieces, since the tokenizer looks ahead to their end. */
  private static final int MAX_WORD = 160;

  private static final String OPTIONS =
      "invertible=false,untokenizable=noneKeep,ptb3Escaping=false,americanize=false,normalizeParentheses=false,"
          + "normalizeOtherBrackets=false,quotes=ascii,ellipses=ascii,dashes=ascii,"
          + "splitHyphenated=true,splitForwardSlash=true";

  private TweetTokenizer() {}

  /** The tokens of a text in order, at most {@link #MAX_TOKENS}, in their original case. */
  static List<String> tokens(String text) {
    var tokenizer =
        new PTBTokenizer<Word>(new StringReader(clean(text)), new WordTokenFactory(), OPTIONS);
    List<String> tokens = new ArrayList<>();
    while (tokens.size() < MAX_TOKENS && tokenizer.hasNext()) {
      String token = tokenizer.next().word();
      if (!token.isEmpty()) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  /** Caps the text, flattens control characters and line ends, and cuts runs and endless words. */
  private static String clean(String text) {
    int length = Math.min(text.length(), MAX_CHARS);
    StringBuilder clean = new StringBuilder(length + 16);
    int run = 0;
    int word = 0;
    char previous = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0' || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
        c = ' ';
      } else if (c == '\u2019' || c == '\u2018') {
        c = '\'';
      }
      run = c == previous ? run + 1 : 1;
      word = c == ' ' ? 0 : word + 1;
      previous = c;
      if (run > MAX_RUN) {
        continue;
      }
      if (word > MAX_WORD) {
        clean.append(' ');
        word = 1;
      }
      clean.append(c);
    }
    return clean.toString();
  }
}
