package io.firebreak.models.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A grammar of texts: each rule has some ways to be said, each way is made of words, of other rules
 * {@code {rule}} and of choices {@code {a|b}}. The format is explained at the top of {@code
 * texts.txt}. Immutable once loaded.
 */
final class TextGrammar {
  /** The words of the simulation; loading takes some milliseconds. */
  static final TextGrammar TEXTS = load("texts.txt");

  private static final int MAX_DEPTH = 12;

  private final Map<String, Choice> rules;

  private TextGrammar(Map<String, Choice> rules) {
    this.rules = rules;
  }

  /** A piece of a text. */
  private sealed interface Piece permits Words, Insert, Choice {}

  private record Words(String words) implements Piece {}

  private record Insert(String rule) implements Piece {}

  private record Choice(List<List<Piece>> ways) implements Piece {}

  Set<String> ruleNames() {
    return rules.keySet();
  }

  /** How a company is named at a place in a text. */
  interface Names {
    /** The words for {@code S} (the subject), {@code S2} (its full name) or {@code R} (rival). */
    String name(String slot, RandomStream random);
  }

  /** One text of a rule. */
  String expand(String rule, Names names, RandomStream random) {
    StringBuilder text = new StringBuilder(160);
    choose(rule(rule), names, random, text, 0);
    return text.toString();
  }

  private Choice rule(String name) {
    Choice rule = rules.get(name);
    if (rule == null) {
      throw new IllegalStateException("texts.txt has no rule [%s]".formatted(name));
    }
    return rule;
  }

  private void choose(
      Choice choice, Names names, RandomStream random, StringBuilder text, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalStateException("a rule of texts.txt inserts itself");
    }
    for (Piece piece : choice.ways.get(random.nextInt(choice.ways.size()))) {
      if (piece instanceof Words words) {
        text.append(words.words);
      } else if (piece instanceof Insert insert) {
        if (isName(insert.rule)) {
          text.append(names.name(insert.rule, random));
        } else {
          choose(rule(insert.rule), names, random, text, depth + 1);
        }
      } else if (piece instanceof Choice inner) {
        choose(inner, names, random, text, depth + 1);
      }
    }
  }

  private static boolean isName(String slot) {
    return slot.equals("S") || slot.equals("S2") || slot.equals("R");
  }

  private static TextGrammar load(String resource) {
    Map<String, List<List<Piece>>> ways = new LinkedHashMap<>();
    try (InputStream in = TextGrammar.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<List<Piece>> current = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          current = new ArrayList<>();
          ways.put(line.substring(1, line.indexOf(']')), current);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          current.add(new Parser(line).sequence(false));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the texts of the simulation", e);
    }
    Map<String, Choice> rules = new LinkedHashMap<>();
    ways.forEach((name, all) -> rules.put(name, new Choice(List.copyOf(all))));
    return new TextGrammar(rules);
  }

  /** Reads one line of the grammar. */
  private static final class Parser {
    private final String line;
    private int at;

    Parser(String line) {
      this.line = line;
    }

    List<Piece> sequence(boolean inBraces) {
      List<Piece> pieces = new ArrayList<>();
      StringBuilder words = new StringBuilder();
      while (at < line.length()) {
        char c = line.charAt(at);
        if (inBraces && (c == '|' || c == '}')) {
          break;
        }
        at++;
        if (c == '{') {
          flush(words, pieces);
          pieces.add(braces());
        } else {
          words.append(c);
        }
      }
      flush(words, pieces);
      return List.copyOf(pieces);
    }

    private Piece braces() {
      List<List<Piece>> ways = new ArrayList<>();
      ways.add(sequence(true));
      while (at < line.length() && line.charAt(at) == '|') {
        at++;
        ways.add(sequence(true));
      }
      if (at == line.length()) {
        throw new IllegalStateException("texts.txt: no closing brace in: " + line);
      }
      at++;
      boolean single = ways.size() == 1 && ways.get(0).size() == 1;
      return single && ways.get(0).get(0) instanceof Words words
          ? new Insert(words.words)
          : new Choice(List.copyOf(ways));
    }

    private static void flush(StringBuilder words, List<Piece> pieces) {
      if (!words.isEmpty()) {
        pieces.add(new Words(words.toString()));
        words.setLength(0);
      }
    }
  }
}
