package io.firebreak.models.stance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a target's full name wherever a text names it, so that the encoder, which was trained on
 * full names, knows whom the text is about: "@Delta", "#NeverDelta" and "delta air lines" become
 * "Delta Air Lines", "Never Delta Air Lines" and "Delta Air Lines". Other hashtags become words,
 * other handles "@user" or their words, addresses "http"; "RT @somebody:" in front is left out.
 *
 * <p>A name or an alias of one word replaces capitalised words alone, unless it is itself written
 * small: "United" does not touch "united we stand". The class does exactly what {@code Rewriter} in
 * models/training/stance/rewrite.py does.
 */
final class TargetRewriter {

  private static final int MAX_TARGET_CHARS = 100;
  private static final int MAX_ALIASES = 200;
  private static final int MAX_PIECES_IN_NAME = 8;
  private static final int LONG_WORD = 5;
  private static final int LEAST_STEM = 3;
  private static final String REPOST = "RT @";

  private final String name;

  /** Squeezed names, and whether each also matches words in lower case. */
  private final Map<String, Boolean> names = new HashMap<>();

  /** What a tag may contain: names with and without company words, longest first. */
  private final List<String> stems = new ArrayList<>();

  /** What a hashtag may contain besides: the long first and last words of names. */
  private final List<String> parts = new ArrayList<>();

  private int longest;

  TargetRewriter(Target target) {
    String given = target.name() == null ? "" : target.name();
    this.name = TagWords.trimBlanks(PlainText.of(PlainText.cap(given, MAX_TARGET_CHARS)));
    add(given);
    List<String> aliases = target.aliases() == null ? List.of() : target.aliases();
    aliases.stream().limit(MAX_ALIASES).forEach(this::add);
    stems.sort(TargetRewriter::longestFirst);
    parts.sort(TargetRewriter::longestFirst);
    names.keySet().forEach(one -> longest = Math.max(longest, one.length()));
  }

  /** The target's name as the encoder reads it. */
  String name() {
    return name;
  }

  private static int longestFirst(String a, String b) {
    return a.length() == b.length() ? a.compareTo(b) : b.length() - a.length();
  }

  private void add(String given) {
    String squeezed = TargetMatcher.squeeze(given == null ? "" : given);
    if (squeezed.length() < 2) {
      return;
    }
    names.merge(squeezed, !TagWords.hasCapital(given), (a, b) -> a || b);
    List<String> words = words(given);
    while (!words.isEmpty() && isCompanyWord(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    while (!words.isEmpty() && isCompanyWord(words.get(0))) {
      words.remove(0);
    }
    addTo(stems, squeezed, LEAST_STEM);
    addTo(stems, TargetMatcher.squeeze(String.join("", words)), LEAST_STEM);
    if (words.size() == 2 || words.size() == 3) {
      addPart(words.get(0));
      addPart(words.get(words.size() - 1));
    }
  }

  private void addPart(String word) {
    if (Character.isUpperCase(word.charAt(0))) {
      addTo(parts, TargetMatcher.squeeze(word), LONG_WORD);
    }
  }

  private static void addTo(List<String> list, String squeezed, int least) {
    if (squeezed.length() >= least && !list.contains(squeezed)) {
      list.add(squeezed);
    }
  }

  private static boolean isCompanyWord(String word) {
    return TargetMatcher.COMPANY_WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static List<String> words(String given) {
    List<String> words = new ArrayList<>();
    for (int i = 0, start = -1; i <= given.length(); i++) {
      boolean inside = i < given.length() && Character.isLetterOrDigit(given.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(given.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  /** A piece of a text; {@code spaced} when a blank stands before it. */
  private record Piece(String text, boolean spaced) {}

  /** The text as the encoder reads it. */
  String rewrite(String text) {
    List<Piece> pieces = pieces(withoutRepostMark(PlainText.of(text)));
    StringBuilder out = new StringBuilder(text.length() + 32);
    int i = 0;
    while (i < pieces.size()) {
      Piece piece = pieces.get(i);
      if (piece.spaced() && out.length() > 0) {
        out.append(' ');
      }
      if (TagWords.isTag(piece.text())) {
        out.append(tag(piece.text()));
        i++;
        continue;
      }
      int run = TagWords.isWord(piece.text().charAt(0)) ? run(pieces, i) : 0;
      out.append(run > 0 ? name : piece.text());
      i += Math.max(1, run);
    }
    return out.toString();
  }

  private String withoutRepostMark(String plain) {
    if (!plain.startsWith(REPOST)) {
      return plain;
    }
    int end = REPOST.length();
    while (end < plain.length() && TagWords.isWord(plain.charAt(end))) {
      end++;
    }
    boolean mark = plain.startsWith(": ", end);
    boolean own = names.containsKey(TargetMatcher.squeeze(plain.substring(REPOST.length(), end)));
    return mark && !own ? plain.substring(end + 2) : plain;
  }

  private static List<Piece> pieces(String plain) {
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    while (i < plain.length()) {
      if (plain.charAt(i) == ' ') {
        i++;
        continue;
      }
      int end = plain.indexOf(' ', i);
      end = end < 0 ? plain.length() : end;
      addChunk(pieces, plain.substring(i, end));
      i = end;
    }
    return pieces;
  }

  private static void addChunk(List<Piece> pieces, String chunk) {
    if (startsAs(chunk, "http://") || startsAs(chunk, "https://") || startsAs(chunk, "ww.")) {
      pieces.add(new Piece("http", true));
      return;
    }
    int i = 0;
    while (i < chunk.length()) {
      int start = i;
      char c = chunk.charAt(i);
      if ((c == '@' || c == '#')
          && i + 1 < chunk.length()
          && TagWords.isWord(chunk.charAt(i + 1))) {
        i++;
      }
      if (TagWords.isWord(chunk.charAt(i))) {
        while (i < chunk.length() && TagWords.isWord(chunk.charAt(i))) {
          i++;
        }
      } else {
        i++;
      }
      pieces.add(new Piece(chunk.substring(start, i), start == 0));
    }
  }

  private static boolean startsAs(String chunk, String start) {
    return chunk.regionMatches(true, 0, start, 0, start.length());
  }

  /** How many pieces from {@code at} on are a name; 0 when none is. */
  private int run(List<Piece> pieces, int at) {
    int best = 0;
    StringBuilder joined = new StringBuilder();
    for (int i = at; i < pieces.size() && i < at + MAX_PIECES_IN_NAME; i++) {
      String piece = pieces.get(i).text();
      if (i > at && TagWords.isTag(piece)) {
        break;
      }
      String word = TargetMatcher.squeeze(piece);
      if (word.isEmpty()) {
        continue;
      }
      joined.append(word);
      if (joined.length() > longest) {
        break;
      }
      Boolean small = names.get(joined.toString());
      if (small != null && (i > at || small || TagWords.hasCapitalOrDigit(piece))) {
        best = i - at + 1;
      }
    }
    return best;
  }

  private String tag(String piece) {
    String body = piece.substring(1).replace("_", "");
    String squeezed = TargetMatcher.squeeze(body);
    if (names.containsKey(squeezed)) {
      return name;
    }
    boolean handle = piece.charAt(0) == '@';
    String rewritten = containing(stems, body, squeezed, handle);
    if (rewritten == null && !handle) {
      rewritten = containing(parts, body, squeezed, false);
    }
    if (rewritten != null) {
      return rewritten;
    }
    if (!handle) {
      return TagWords.split(piece.substring(1));
    }
    return TagWords.hasCapital(body) ? "@" + TagWords.split(piece.substring(1)) : "@user";
  }

  private String containing(List<String> known, String body, String squeezed, boolean handle) {
    for (String stem : known) {
      int at = squeezed.indexOf(stem);
      if (at == 0 || (at > 0 && stem.length() >= LONG_WORD)) {
        if (handle) {
          return name;
        }
        String before = TagWords.split(body.substring(0, at));
        String after = TagWords.split(body.substring(at + stem.length()));
        return (before.isEmpty() ? "" : before + " ") + name + (after.isEmpty() ? "" : " " + after);
      }
    }
    return null;
  }
}
