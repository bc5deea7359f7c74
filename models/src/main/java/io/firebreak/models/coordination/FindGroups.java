package io.firebreak.models.coordination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the mentions that say or link the same. Equal fingerprints are one; the commonest leads,
 * and takes with it all that are similar to it, so that no chain of small steps makes one group of
 * unlike texts. Similar ones are looked for among those that share at least {@value #SHARED} of
 * their {@value #BANDS} smallest hashes that are not everybody's. The result depends on the
 * mentions alone, not on their order.
 */
final class FindGroups {
  /** From this similarity on two texts say the same. */
  static final double SAME = 0.6;

  /** Fewer accounts are no cluster. */
  static final int LEAST_AUTHORS = 5;

  private static final int BANDS = 12;
  private static final int SHARED = 2;
  private static final int RARE = 200;

  private FindGroups() {}

  /** One wording. */
  private record Wording(Fingerprint words, List<TextSeen> members) {}

  /**
   * All groups of enough accounts, the largest first.
   *
   * @param texts each with an author, by time
   * @param titles headlines of articles
   */
  static List<Group> find(List<TextSeen> texts, List<Fingerprint> titles) {
    List<Group> groups = new ArrayList<>();
    Set<Set<String>> known = new HashSet<>();
    for (List<TextSeen> members : texts(texts)) {
      add(groups, known, ofText(members, titles));
    }
    for (Map.Entry<Long, List<TextSeen>> entry : links(texts).entrySet()) {
      add(groups, known, new Group(Group.LINK, null, entry.getKey(), false, entry.getValue()));
    }
    groups.sort(
        Comparator.<Group>comparingInt(group -> -group.members().size())
            .thenComparing(group -> group.members().get(0), TextSeen.BY_TIME)
            .thenComparing(Group::kind)
            .thenComparing(Group::link));
    return groups;
  }

  /** The same mentions are not told of twice, as one text and as one link. */
  private static void add(List<Group> groups, Set<Set<String>> known, Group group) {
    Set<String> authors = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (TextSeen member : group.members()) {
      authors.add(member.author());
      keys.add(member.key());
    }
    if (authors.size() >= LEAST_AUTHORS && known.add(keys)) {
      groups.add(group);
    }
  }

  /** A text with a link that most have in common is what a button shares: the link counts. */
  private static Group ofText(List<TextSeen> members, List<Fingerprint> titles) {
    Fingerprint words = members.get(0).words();
    Map<Long, Integer> links = new HashMap<>();
    for (TextSeen member : members) {
      member.links().forEach(link -> links.merge(link, 1, Integer::sum));
    }
    boolean shared = links.values().stream().anyMatch(count -> 2 * count >= members.size());
    boolean headline = titles.stream().anyMatch(title -> words.similarity(title) >= SAME / 2);
    List<TextSeen> byTime = new ArrayList<>(members);
    byTime.sort(TextSeen.BY_TIME);
    return new Group(Group.TEXT, words, 0, !shared && !headline, List.copyOf(byTime));
  }

  private static TreeMap<Long, List<TextSeen>> links(List<TextSeen> texts) {
    TreeMap<Long, List<TextSeen>> links = new TreeMap<>();
    for (TextSeen text : texts) {
      for (long link : text.links()) {
        links.computeIfAbsent(link, key -> new ArrayList<>()).add(text);
      }
    }
    return links;
  }

  /** Mentions of similar words, as many as a cluster needs; the first of each list leads. */
  private static List<List<TextSeen>> texts(List<TextSeen> texts) {
    List<Wording> wordings = wordings(texts);
    long[][] bands = bands(wordings);
    Map<Long, List<Integer>> index = new HashMap<>();
    for (int i = 0; i < bands.length; i++) {
      for (long band : bands[i]) {
        index.computeIfAbsent(band, key -> new ArrayList<>()).add(i);
      }
    }
    List<List<TextSeen>> found = new ArrayList<>();
    boolean[] taken = new boolean[wordings.size()];
    int[] shared = new int[wordings.size()];
    for (int leader = 0; leader < taken.length; leader++) {
      if (taken[leader]) {
        continue;
      }
      taken[leader] = true;
      Wording leading = wordings.get(leader);
      // Nearly all wordings stand alone: they are not copied.
      List<TextSeen> members = leading.members();
      Arrays.fill(shared, 0);
      for (long band : bands[leader]) {
        for (int other : index.get(band)) {
          if (!taken[other] && ++shared[other] == SHARED) {
            Wording near = wordings.get(other);
            if (leading.words().similarity(near.words()) >= SAME) {
              taken[other] = true;
              if (members == leading.members()) {
                members = new ArrayList<>(members);
              }
              members.addAll(near.members());
            }
          }
        }
      }
      if (members.size() >= LEAST_AUTHORS) {
        found.add(members);
      }
    }
    return found;
  }

  /** Wordings, the commonest first. */
  private static List<Wording> wordings(List<TextSeen> texts) {
    Map<Fingerprint, List<TextSeen>> equal = new LinkedHashMap<>();
    for (TextSeen text : texts) {
      if (text.words() != null) {
        equal.computeIfAbsent(text.words(), words -> new ArrayList<>()).add(text);
      }
    }
    List<Wording> wordings = new ArrayList<>();
    equal.forEach((words, members) -> wordings.add(new Wording(words, members)));
    wordings.sort(
        Comparator.<Wording>comparingInt(wording -> -wording.members().size())
            .thenComparing(wording -> wording.members().get(0), TextSeen.BY_TIME));
    return wordings;
  }

  /** Of each wording the smallest hashes that not half of all wordings have. */
  private static long[][] bands(List<Wording> wordings) {
    Map<Long, Integer> frequency = new HashMap<>();
    for (Wording wording : wordings) {
      for (int i = 0; i < wording.words().size(); i++) {
        frequency.merge(wording.words().hash(i), 1, Integer::sum);
      }
    }
    int most = Math.max(RARE, wordings.size() / 2);
    long[][] bands = new long[wordings.size()][];
    for (int i = 0; i < bands.length; i++) {
      Fingerprint words = wordings.get(i).words();
      long[] rare = new long[BANDS];
      int size = 0;
      for (int j = 0; j < words.size() && size < BANDS; j++) {
        if (frequency.get(words.hash(j)) <= most) {
          rare[size++] = words.hash(j);
        }
      }
      bands[i] = Arrays.copyOf(rare, size);
    }
    return bands;
  }
}
