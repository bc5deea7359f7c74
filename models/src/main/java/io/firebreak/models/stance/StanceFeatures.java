package io.firebreak.models.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The features of one text toward one target, as indices into a table of 2^{@value #BITS} weights
 * per stance. The target itself is masked, so that no weight can belong to a company's name; other
 * handles, addresses and numbers are masked too.
 *
 * <p>Per token: the word, the pair and the triple with its neighbours, its first five letters, its
 * runs of four letters, the word under negation, the word near the target; per text: whether and
 * where the target stands, length, shouting, lengthened words, marks.
 */
final class StanceFeatures {

  /** Bits of a feature's index. */
  static final int BITS = 21;

  static final String TARGET = "\u0001target";
  private static final String USER = "\u0001user";
  private static final String URL = "\u0001url";
  private static final String NUM = "\u0001num";
  private static final String EDGE = "\u0001edge";

  private static final int MASK = (1 << BITS) - 1;
  private static final int WINDOW = 4;
  private static final int NEGATION_REACH = 4;
  private static final int STEM = 5;
  private static final int GRAM = 4;

  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "n't", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without",
          "cannot", "cant", "dont", "wont", "isnt", "doesnt", "didnt", "aint", "hardly", "barely");

  private int[] indices = new int[256];
  private int size;

  private StanceFeatures() {}

  /** The distinct feature indices, ascending; never empty. */
  static int[] of(String text, TargetMatcher target) {
    StanceFeatures features = new StanceFeatures();
    features.extract(target.mask(TweetTokenizer.tokens(text), TARGET));
    return features.distinct();
  }

  /** The copy of a feature that belongs to one well-known target alone; lies above 2^BITS. */
  static int copyFor(int targetHash, int index) {
    return (mix(index * 0x9E3779B1 + targetHash * 0x85EBCA6B) & MASK) + (1 << BITS);
  }

  /** Whether a feature belongs to one well-known target alone. */
  static boolean isCopy(int index) {
    return index > MASK;
  }

  private void extract(List<String> raw) {
    List<String> words = new ArrayList<>(raw.size());
    int shouted = 0;
    int lengthened = 0;
    int exclaims = 0;
    int questions = 0;
    for (String token : raw) {
      String word = normalise(token);
      words.add(word);
      shouted += isShouted(token) ? 1 : 0;
      lengthened += isLengthened(token) ? 1 : 0;
      exclaims += word.startsWith("!") ? 1 : 0;
      questions += word.startsWith("?") ? 1 : 0;
    }
    boolean[] near = near(words);
    flag("bias", 0);
    flag("shout", Math.min(shouted, 3));
    flag("long", Math.min(lengthened, 2));
    flag("excl", Math.min(exclaims, 3));
    flag("ques", Math.min(questions, 2));
    flag("len", Math.min(words.size() / 6, 8));
    placeOfTarget(words);

    int negatedUntil = -1;
    String before2 = EDGE;
    String before = EDGE;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int hash = hash(word);
      put('w', hash);
      put('b', pair(hash(before), hash));
      put('t', pair(pair(hash(before2), hash(before)), hash));
      if (isWord(word)) {
        if (word.length() > STEM) {
          put('s', hash(word.substring(0, STEM)));
        }
        grams(word);
        if (i <= negatedUntil) {
          put('n', hash);
        }
        if (near[i]) {
          put('a', hash);
        }
      } else if (word.length() > 2 && word.charAt(0) == '#') {
        hashtag(raw.get(i));
      }
      if (NEGATIONS.contains(word)) {
        negatedUntil = i + NEGATION_REACH;
      } else if (isStop(word)) {
        negatedUntil = -1;
      }
      before2 = before;
      before = word;
    }
    put('b', pair(hash(before), hash(EDGE)));
  }

  private void placeOfTarget(List<String> words) {
    int count = 0;
    int first = -1;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals(TARGET)) {
        count++;
        first = first < 0 ? i : first;
      }
    }
    flag("target", Math.min(count, 2));
    if (count > 0) {
      flag("where", first == 0 ? 0 : first >= words.size() - 2 ? 2 : 1);
    }
  }

  private static boolean[] near(List<String> words) {
    boolean[] near = new boolean[words.size()];
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals(TARGET)) {
        int to = Math.min(words.size(), i + WINDOW + 1);
        Arrays.fill(near, Math.max(0, i - WINDOW), to, true);
      }
    }
    return near;
  }

  /** The words of a hashtag: "#LoveThisAirline" gives love, this and airline. */
  private void hashtag(String tag) {
    int start = 1;
    for (int i = 2; i <= tag.length(); i++) {
      boolean end = i == tag.length();
      if (end
          || (Character.isUpperCase(tag.charAt(i)) && !Character.isUpperCase(tag.charAt(i - 1)))) {
        String part = lower(tag.substring(start, i));
        put('w', hash(part));
        if (part.length() > STEM) {
          put('s', hash(part.substring(0, STEM)));
        }
        start = i;
      }
    }
  }

  /** The runs of four letters, with both ends of the word marked. */
  private void grams(String word) {
    for (int from = -1; from + GRAM <= word.length() + 1; from++) {
      int hash = 0;
      for (int i = from; i < from + GRAM; i++) {
        hash = hash * 31 + (i < 0 ? '^' : i == word.length() ? '$' : word.charAt(i));
      }
      put('c', hash);
    }
  }

  private static String normalise(String token) {
    if (token.equals(TARGET)) {
      return TARGET;
    }
    char first = token.charAt(0);
    if (first == '@' && token.length() > 1) {
      return USER;
    }
    if (token.startsWith("http") || token.startsWith("www.") || token.contains("://")) {
      return URL;
    }
    boolean digit = false;
    boolean letter = false;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      digit |= Character.isDigit(c);
      letter |= Character.isLetter(c);
    }
    if (digit && !letter) {
      return NUM;
    }
    return lower(token);
  }

  /** Lower case, with runs of a letter cut to two: "sooooo" becomes "soo". */
  private static String lower(String token) {
    StringBuilder word = new StringBuilder(token.length());
    int run = 0;
    char previous = 0;
    for (int i = 0; i < token.length(); i++) {
      char c = Character.toLowerCase(token.charAt(i));
      run = c == previous ? run + 1 : 1;
      previous = c;
      if (run <= 2) {
        word.append(c);
      }
    }
    return word.toString();
  }

  private static boolean isShouted(String token) {
    if (token.length() < 3) {
      return false;
    }
    for (int i = 0; i < token.length(); i++) {
      if (!Character.isUpperCase(token.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLengthened(String token) {
    for (int i = 2; i < token.length(); i++) {
      char c = token.charAt(i);
      if (Character.isLetter(c) && c == token.charAt(i - 1) && c == token.charAt(i - 2)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String word) {
    return Character.isLetter(word.charAt(0));
  }

  private static boolean isStop(String word) {
    char c = word.charAt(0);
    return word.length() <= 3
        && (c == '.' || c == '!' || c == '?' || c == ',' || c == ';' || c == ':');
  }

  private void flag(String name, int value) {
    put('f', pair(hash(name), value));
  }

  private void put(char kind, int hash) {
    if (size == indices.length) {
      indices = Arrays.copyOf(indices, size * 2);
    }
    indices[size++] = mix(hash * 31 + kind * 0x9E3779B1) & MASK;
  }

  private static int hash(String word) {
    return word.hashCode();
  }

  private static int pair(int left, int right) {
    return mix(left * 0x85EBCA6B + 0x27D4EB2F) ^ (right * 0xC2B2AE35);
  }

  /** The finaliser of MurmurHash3: spreads every bit of the input over all bits of the output. */
  private static int mix(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    return h ^ (h >>> 16);
  }

  private int[] distinct() {
    int[] sorted = Arrays.copyOf(indices, size);
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }
}
