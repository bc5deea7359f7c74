package io.firebreak.jobs.match;

import io.firebreak.models.data.Issue;
import io.firebreak.models.stance.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the issues that a text belongs to, thousands of them in one pass over the text
 * (Aho-Corasick). Immutable and safe for use by many threads; the same issues and the same text
 * give the same matches in the same order.
 *
 * <p>An issue matches by text when its name, an alias or a keyword stands in title or text as whole
 * words and none of its exclusions stands there. It matches by link when a link, in the list or in
 * the text, leads to one of its hub pages, whatever the text says. What counts as the same word is
 * said by {@link TextFold}, what ends a word by {@link TextBoundary}, which hashtags and handles
 * stand for a phrase by {@link IssuePatterns}, which links lead to a hub by {@link HubLinks}.
 *
 * <p>A key message of an issue, or of a response that was published by then, is found in the same
 * pass; by itself it makes no match.
 *
 * <p>Cost is linear in the text: each character costs a constant, and each find of a pattern a
 * constant more.
 */
public final class IssueMatcher {
  /** Characters of title and of text beyond this many are not looked at. */
  static final int MAX_TEXT_UNITS = 100_000;

  /** Ends the title: folding never gives it, so that no phrase reaches from title to text. */
  private static final String BREAK = "\n";

  /** The issues that one pattern speaks for, excludes, or is a key message of, by index. */
  private static final class Pattern {
    private final int length;
    private int[] named = {};
    private int[] excluded = {};
    private int[] messages = {};

    /** From when on it is a message of each issue of {@link #messages}, epoch milliseconds. */
    private long[] since = {};

    Pattern(String text) {
      this.length = text.length();
    }
  }

  private final List<Issue> issues;
  private final List<Target> targets;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Pattern[] patterns;
  private final TextAutomaton automaton;
  private final HubLinks hubs = new HubLinks();

  private IssueMatcher(List<Issue> issues, ResponsePhrases responses) {
    this.issues = issues;
    this.targets = issues.stream().map(issue -> new Target(issue.name(), issue.aliases())).toList();
    Map<String, Pattern> byText = new TreeMap<>();
    for (int i = 0; i < issues.size(); i++) {
      Issue issue = issues.get(i);
      indexes.put(issue.id(), i);
      addPatterns(byText, issue, responses.of(issue.id()), i);
      for (String url : issue.hubUrls()) {
        hubs.add(url, i);
      }
    }
    patterns = byText.values().toArray(new Pattern[0]);
    automaton = new TextAutomaton(List.copyOf(byText.keySet()));
  }

  /** A matcher for issues; withdrawn ones match nothing, the last of those with one id counts. */
  public static IssueMatcher of(Collection<Issue> issues) {
    return of(issues, ResponsePhrases.NONE);
  }

  /** The same, that also finds the key messages of responses. */
  static IssueMatcher of(Collection<Issue> issues, ResponsePhrases responses) {
    Map<String, Issue> live = new TreeMap<>();
    for (Issue issue : issues) {
      if (issue.deleted()) {
        live.remove(issue.id());
      } else {
        live.put(issue.id(), issue);
      }
    }
    return new IssueMatcher(List.copyOf(live.values()), responses);
  }

  private static void addPatterns(
      Map<String, Pattern> patterns, Issue issue, Map<String, Long> responses, int index) {
    Set<String> named = new HashSet<>(IssuePatterns.of(issue.name()));
    issue.aliases().forEach(alias -> named.addAll(IssuePatterns.of(alias)));
    issue.keywords().forEach(keyword -> named.addAll(IssuePatterns.of(keyword)));
    Set<String> excluded = new HashSet<>();
    issue.exclusions().forEach(exclusion -> excluded.addAll(IssuePatterns.of(exclusion)));
    for (String text : named) {
      Pattern pattern = patterns.computeIfAbsent(text, Pattern::new);
      pattern.named = with(pattern.named, index);
    }
    for (String text : excluded) {
      Pattern pattern = patterns.computeIfAbsent(text, Pattern::new);
      pattern.excluded = with(pattern.excluded, index);
    }
    messages(issue, responses)
        .forEach(
            (text, since) -> {
              Pattern pattern = patterns.computeIfAbsent(text, Pattern::new);
              pattern.messages = with(pattern.messages, index);
              pattern.since = Arrays.copyOf(pattern.since, pattern.messages.length);
              pattern.since[pattern.messages.length - 1] = since;
            });
  }

  /** The patterns of the key messages; the issue's own count whenever they were said. */
  private static Map<String, Long> messages(Issue issue, Map<String, Long> responses) {
    Map<String, Long> since = new HashMap<>();
    responses.forEach(
        (phrase, from) ->
            IssuePatterns.of(phrase).forEach(text -> since.merge(text, from, Math::min)));
    issue
        .keyMessages()
        .forEach(
            phrase -> IssuePatterns.of(phrase).forEach(text -> since.put(text, Long.MIN_VALUE)));
    return since;
  }

  private static int[] with(int[] values, int value) {
    int[] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = value;
    return more;
  }

  /**
   * The issues that a mention belongs to, by the order of their ids; its key messages are those of
   * one that came after every response.
   *
   * @param title headline, or null
   * @param text the text, or null
   * @param links addresses that the mention links to; never null
   */
  public List<IssueMatch> match(String title, String text, List<String> links) {
    return find(title, text, links, Long.MAX_VALUE).matches();
  }

  /**
   * What a mention says of issues.
   *
   * @param matches the issues that it belongs to, by the order of their ids
   * @param messages ids of other issues, of which it carries a key message
   */
  public record Found(List<IssueMatch> matches, List<String> messages) {
    static final Found NOTHING = new Found(List.of(), List.of());
  }

  /**
   * {@link #match}, and the issues of which only a key message was found.
   *
   * @param publishedAtMillis when the mention was published: key messages of later responses do not
   *     count
   */
  public Found find(String title, String text, List<String> links, long publishedAtMillis) {
    Set<Pattern> found = findPatterns(title, text);
    BitSet linked = hubs.isEmpty() ? null : findHubs(title, text, links);
    if (found.isEmpty() && linked == null) {
      return Found.NOTHING;
    }
    BitSet matched = new BitSet();
    BitSet messages = new BitSet();
    for (Pattern pattern : found) {
      set(matched, pattern.named);
      setMessages(messages, pattern, publishedAtMillis);
    }
    for (Pattern pattern : found) {
      for (int issue : pattern.excluded) {
        matched.clear(issue);
      }
    }
    BitSet all = matched;
    if (linked != null) {
      all = (BitSet) matched.clone();
      all.or(linked);
    }
    List<IssueMatch> matches = new ArrayList<>(all.cardinality());
    for (int i = all.nextSetBit(0); i >= 0; i = all.nextSetBit(i + 1)) {
      matches.add(
          new IssueMatch(
              issues.get(i).id(),
              matched.get(i) ? IssueMatch.BY_TEXT : IssueMatch.BY_LINK,
              linked != null && linked.get(i),
              messages.get(i)));
    }
    messages.andNot(all);
    return new Found(
        matches,
        messages.isEmpty()
            ? List.of()
            : messages.stream().mapToObj(i -> issues.get(i).id()).toList());
  }

  /** The definition of a live issue; null when there is none with this id. */
  public Issue issue(String issueId) {
    Integer index = indexes.get(issueId);
    return index == null ? null : issues.get(index);
  }

  /** Whom the stance of an issue's mentions is toward; null when there is no such live issue. */
  public Target targetOf(String issueId) {
    Integer index = indexes.get(issueId);
    return index == null ? null : targets.get(index);
  }

  /** The live issues, by the order of their ids. */
  public List<Issue> issues() {
    return issues;
  }

  private static void set(BitSet bits, int[] indexes) {
    for (int index : indexes) {
      bits.set(index);
    }
  }

  private static void setMessages(BitSet messages, Pattern pattern, long publishedAtMillis) {
    for (int i = 0; i < pattern.messages.length; i++) {
      if (pattern.since[i] <= publishedAtMillis) {
        messages.set(pattern.messages[i]);
      }
    }
  }

  private Set<Pattern> findPatterns(String title, String text) {
    if (patterns.length == 0 || (title == null && text == null)) {
      return Set.of();
    }
    String folded = text == null ? "" : TextFold.foldAll(bounded(text));
    if (title != null) {
      folded = TextFold.foldAll(bounded(title)) + BREAK + folded;
    }
    Finds finds = new Finds(folded);
    automaton.scan(folded, finds);
    return finds.found;
  }

  /** Keeps the patterns that stand as whole words; each once. */
  private final class Finds implements TextAutomaton.Find {
    private final String text;
    private Set<Pattern> found = Set.of();

    Finds(String text) {
      this.text = text;
    }

    @Override
    public void found(int number, int end) {
      Pattern pattern = patterns[number];
      if (TextBoundary.isWhole(text, end - pattern.length, end)) {
        if (found.isEmpty()) {
          found = new HashSet<>();
        }
        found.add(pattern);
      }
    }
  }

  private static String bounded(String text) {
    return text.length() <= MAX_TEXT_UNITS ? text : text.substring(0, MAX_TEXT_UNITS);
  }

  /** The issues whose hub a link leads to; null when there are none. */
  private BitSet findHubs(String title, String text, List<String> links) {
    BitSet linked = new BitSet();
    for (String link : links) {
      hubs.find(link, linked::set);
    }
    IssueLinks.inText(title, link -> hubs.find(link, linked::set));
    IssueLinks.inText(text, link -> hubs.find(link, linked::set));
    return linked.isEmpty() ? null : linked;
  }
}
