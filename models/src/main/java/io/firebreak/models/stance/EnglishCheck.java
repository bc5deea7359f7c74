package io.firebreak.models.stance;

import java.util.Set;

/**
 * A cheap guess whether a text without a language code is English: its letters are nearly all
 * ASCII, and it has no fewer English function words than function words of other languages in Latin
 * script. Words that mean something in both are in neither list.
 */
final class EnglishCheck {

  private static final double ASCII_SHARE = 0.9;

  private static final Set<String> ENGLISH =
      Set.of(
          "the", "and", "you", "your", "is", "are", "was", "were", "it", "this", "that", "with",
          "for", "not", "have", "has", "had", "of", "to", "be", "my", "they", "we", "but", "what",
          "why", "how", "just", "from", "at", "their", "will", "would", "should", "our", "i'm",
          "don't", "can't", "it's", "there", "when", "who", "been", "about");

  private static final Set<String> OTHERS =
      Set.of(
          "el",
          "los",
          "las",
          "una",
          "que",
          "por",
          "para",
          "con",
          "est\u00e1",
          "pero",
          "muy",
          "es",
          "del",
          "le",
          "les",
          "des",
          "une",
          "est",
          "et",
          "dans",
          "pour",
          "pas",
          "avec",
          "sur",
          "je",
          "der",
          "das",
          "und",
          "ist",
          "nicht",
          "ein",
          "eine",
          "mit",
          "auf",
          "von",
          "ich",
          "il",
          "che",
          "di",
          "per",
          "sono",
          "della",
          "um",
          "uma",
          "n\u00e3o",
          "mais",
          "em",
          "os",
          "het",
          "een",
          "niet",
          "van",
          "voor",
          "yang",
          "dan",
          "ini",
          "itu",
          "tidak",
          "untuk",
          "dengan",
          "och",
          "att",
          "som",
          "ve",
          "bir",
          "bu",
          "nie",
          "jest",
          "na",
          "ang",
          "ng",
          "mga",
          "sa",
          "ke",
          "hai",
          "nahi",
          "si",
          "lo",
          "esta",
          "como",
          "mi",
          "ne",
          "ce",
          "qui");

  private EnglishCheck() {}

  /** Whether the text looks like English; false when it has no letters at all. */
  static boolean looksEnglish(String text) {
    int length = Math.min(text.length(), TweetTokenizer.MAX_CHARS);
    int letters = 0;
    int ascii = 0;
    int english = 0;
    int others = 0;
    StringBuilder word = new StringBuilder();
    boolean skip = false;
    for (int i = 0; i <= length; i++) {
      char c = i < length ? text.charAt(i) : ' ';
      if (Character.isLetter(c) || (c == '\'' && word.length() > 0)) {
        letters++;
        ascii += c < 128 ? 1 : 0;
        word.append(Character.toLowerCase(c));
      } else if (c == '@' || c == '#' || c == '/') {
        skip = true;
      } else {
        if (!skip && word.length() > 0) {
          String said = word.toString();
          english += ENGLISH.contains(said) ? 1 : 0;
          others += OTHERS.contains(said) ? 1 : 0;
        }
        word.setLength(0);
        skip = skip && c != ' ' && c != '\n';
      }
    }
    return letters > 0 && ascii >= ASCII_SHARE * letters && english >= others;
  }
}
