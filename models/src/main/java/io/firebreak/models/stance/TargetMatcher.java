package io.firebreak.models.stance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds a target in a list of tokens, whatever its spelling: "Virgin America", "@VirginAmerica",
 * "#virginamerica". Besides name and aliases it knows the name without company words ("Delta" of
 * "Delta Air Lines"), handles and hashtags that contain it ("@DeltaAssist"), and, capitalised, the
 * long first and last words of a name ("Clinton" of "Hillary Clinton").
 */
final class TargetMatcher {

  private static final int MAX_ALIASES = 200;
  private static final int MAX_TOKENS_IN_NAME = 8;
  private static final int LONG_WORD = 5;

  static final Set<String> COMPANY_WORDS =
      Set.of(
          "air",
          "airline",
          "airlines",
          "airways",
          "lines",
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "co",
          "company",
          "companies",
          "ltd",
          "limited",
          "plc",
          "llc",
          "group",
          "holding",
          "holdings",
          "ag",
          "sa",
          "se",
          "gmbh",
          "nv",
          "the",
          "international",
          "global");

  private final Set<String> names = new HashSet<>();
  private final Set<String> cores = new HashSet<>();
  private final Set<String> parts = new HashSet<>();
  private final boolean[] firstChars = new boolean[128];
  private int longest;

  TargetMatcher(Target target) {
    addName(target.name());
    int count = 0;
    for (String alias : target.aliases() == null ? List.<String>of() : target.aliases()) {
      if (count++ < MAX_ALIASES) {
        addName(alias);
      }
    }
    for (String name : names) {
      longest = Math.max(longest, name.length());
      char first = name.charAt(0);
      if (first < 128) {
        firstChars[first] = true;
      }
    }
  }

  private void addName(String name) {
    if (name == null) {
      return;
    }
    add(squeeze(name));
    String[] words = name.trim().split("[^\\p{L}\\p{N}]+");
    int from = 0;
    int to = words.length;
    while (to > from && isCompanyWord(words[to - 1])) {
      to--;
    }
    while (from < to && isCompanyWord(words[from])) {
      from++;
    }
    if (to == from) {
      return;
    }
    String core = squeeze(String.join("", List.of(words).subList(from, to)));
    add(core);
    if (core.length() >= 3) {
      cores.add(core);
    }
    if (to - from == 2 || to - from == 3) {
      addPart(words[from], LONG_WORD + 1);
      addPart(words[to - 1], LONG_WORD);
    }
  }

  private void add(String squeezed) {
    if (squeezed.length() >= 2) {
      names.add(squeezed);
    }
  }

  private void addPart(String word, int least) {
    if (word.length() >= least && Character.isUpperCase(word.charAt(0))) {
      parts.add(squeeze(word));
    }
  }

  private static boolean isCompanyWord(String word) {
    return COMPANY_WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Letters and digits alone, in lower case: "@Virgin-America" becomes "virginamerica". */
  static String squeeze(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        squeezed.append(Character.toLowerCase(c));
      }
    }
    return squeezed.toString();
  }

  /** How many tokens, from {@code at} on, name the target; 0 when none does. */
  int matchAt(List<String> tokens, int at) {
    String token = tokens.get(at);
    char first = token.charAt(0);
    boolean tag = token.length() > 1 && (first == '@' || first == '#');
    if (!tag && !Character.isUpperCase(first) && !startsAName(first)) {
      return 0;
    }
    String squeezed = squeeze(token);
    if (squeezed.isEmpty()) {
      return 0;
    }
    if (tag && (containsCore(squeezed) || containsPart(squeezed))) {
      return 1;
    }
    int best = startsAName(squeezed.charAt(0)) ? longestName(tokens, at, squeezed) : 0;
    if (best == 0 && Character.isUpperCase(first) && parts.contains(squeezed)) {
      return 1;
    }
    return best;
  }

  private boolean startsAName(char first) {
    return first >= 128 || firstChars[first];
  }

  private int longestName(List<String> tokens, int at, String squeezed) {
    int best = names.contains(squeezed) ? 1 : 0;
    StringBuilder joined = new StringBuilder(squeezed);
    for (int i = at + 1; i < tokens.size() && i < at + MAX_TOKENS_IN_NAME; i++) {
      joined.append(squeeze(tokens.get(i)));
      if (joined.length() > longest) {
        break;
      }
      if (names.contains(joined.toString())) {
        best = i - at + 1;
      }
    }
    return best;
  }

  private boolean containsCore(String squeezed) {
    for (String core : cores) {
      if (core.length() >= LONG_WORD ? squeezed.contains(core) : squeezed.startsWith(core)) {
        return true;
      }
    }
    return false;
  }

  private boolean containsPart(String squeezed) {
    for (String part : parts) {
      if (squeezed.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** A copy of the tokens in which each naming of the target is one {@code replacement}. */
  List<String> mask(List<String> tokens, String replacement) {
    List<String> masked = new ArrayList<>(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      int matched = matchAt(tokens, i);
      if (matched > 0) {
        masked.add(replacement);
        i += matched;
      } else {
        masked.add(tokens.get(i));
        i++;
      }
    }
    return masked;
  }
}
