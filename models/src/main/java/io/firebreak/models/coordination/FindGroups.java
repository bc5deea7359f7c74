package io.firebreak.models.coordination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the mentions that say or link the same. Equal fingerprints are one; the commonest leads,
 * and takes with it all that are similar to it, so that no chain of small steps makes one group of
 * unlike texts. Similar ones are looked for among those that share at least {@value #SHARED} of
 * their {@value #BANDS} smallest hashes that are not everybody's. The result depends on the
 * mentions alone, not on their order, nor on what earlier looks have compared.
 */
final class FindGroups {
  /** Fewer accounts are no cluster. */
  static final int LEAST_AUTHORS = 5;

  private static final int BANDS = 12;
  private static final int SHARED = 2;
  private static final int RARE = 200;

  private final List<TextSeen> texts;
  private final List<TextSeen> compared = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final Set<Set<String>> known = new HashSet<>();
  private List<Fingerprint> titles;
  private boolean isSettled = true;

  private FindGroups(List<TextSeen> texts) {
    this.texts = texts;
  }

  /**
   * What was found.
   *
   * @param groups all groups of enough accounts, the largest first
   * @param compared the mentions of which more is known now, to be given to the next look
   * @param isSettled whether nothing will be found either as long as mentions only go
   */
  record Found(List<Group> groups, List<TextSeen> compared, boolean isSettled) {}

  /**
   * Finds them.
   *
   * @param texts all mentions of the window, by time
   */
  static Found in(List<TextSeen> texts) {
    FindGroups find = new FindGroups(texts);
    find.find();
    return new Found(find.groups, find.compared, find.isSettled && find.groups.isEmpty());
  }

  private void find() {
    List<TextSeen> written = new ArrayList<>();
    for (TextSeen text : texts) {
      if (text.author() != null && (text.words() != null || !text.links().isEmpty())) {
        written.add(text);
      }
    }
    if (!enoughAuthors(written)) {
      return;
    }
    for (List<TextSeen> members : texts(written)) {
      if (enoughAuthors(members)) {
        add(ofText(members));
      }
    }
    for (Map.Entry<Long, List<TextSeen>> entry : links(written).entrySet()) {
      if (enoughAuthors(entry.getValue())) {
        add(new Group(Group.LINK, null, entry.getKey(), false, entry.getValue()));
      }
    }
    groups.sort(
        Comparator.<Group>comparingInt(group -> -group.members().size())
            .thenComparing(group -> group.members().get(0), TextSeen.BY_TIME)
            .thenComparing(Group::kind)
            .thenComparing(Group::link));
  }

  private static boolean enoughAuthors(List<TextSeen> members) {
    if (members.size() < LEAST_AUTHORS) {
      return false;
    }
    Set<String> authors = new HashSet<>();
    for (TextSeen member : members) {
      if (authors.add(member.author()) && authors.size() == LEAST_AUTHORS) {
        return true;
      }
    }
    return false;
  }

  /** The same mentions are not told of twice, as one text and as one link. */
  private void add(Group group) {
    Set<String> keys = new HashSet<>();
    group.members().forEach(member -> keys.add(member.key()));
    if (known.add(keys)) {
      groups.add(group);
    }
  }

  /** A text with a link that most have in common is what a button shares: the link counts. */
  private Group ofText(List<TextSeen> members) {
    Fingerprint words = members.get(0).words();
    Map<Long, Integer> links = new HashMap<>();
    for (TextSeen member : members) {
      member.links().forEach(link -> links.merge(link, 1, Integer::sum));
    }
    boolean shared = links.values().stream().anyMatch(count -> 2 * count >= members.size());
    boolean headline =
        titles().stream().anyMatch(title -> words.similarity(title) >= Fingerprint.SAME / 2);
    List<TextSeen> byTime = new ArrayList<>(members);
    byTime.sort(TextSeen.BY_TIME);
    return new Group(Group.TEXT, words, 0, !shared && !headline, List.copyOf(byTime));
  }

  /** Headlines of articles. */
  private List<Fingerprint> titles() {
    if (titles == null) {
      titles =
          texts.stream().map(TextSeen::title).filter(title -> title != null).distinct().toList();
    }
    return titles;
  }

  /** Links that enough mentions have. */
  private static TreeMap<Long, List<TextSeen>> links(List<TextSeen> written) {
    Map<Long, Integer> counts = new HashMap<>();
    for (TextSeen text : written) {
      text.links().forEach(link -> counts.merge(link, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < LEAST_AUTHORS);
    TreeMap<Long, List<TextSeen>> links = new TreeMap<>();
    if (!counts.isEmpty()) {
      for (TextSeen text : written) {
        for (long link : text.links()) {
          if (counts.containsKey(link)) {
            links.computeIfAbsent(link, key -> new ArrayList<>()).add(text);
          }
        }
      }
    }
    return links;
  }

  /** Mentions of similar words, as many as a cluster needs; the first of each list leads. */
  private List<List<TextSeen>> texts(List<TextSeen> written) {
    Collection<Wording> wordings = Wording.of(written);
    CompareWordings.mark(wordings, compared);
    List<Wording> many = new ArrayList<>();
    List<TextSeen> near = new ArrayList<>();
    for (Wording wording : wordings) {
      if (wording.isNear()) {
        near.addAll(wording.members());
      }
      if (wording.isNear() || wording.members().size() >= LEAST_AUTHORS) {
        many.add(wording);
      }
    }
    isSettled = !enoughAuthors(near);
    many.sort(Wording.COMMONEST);
    return lead(many, isSettled ? new long[many.size()][0] : bands(many, wordings));
  }

  /** The commonest wording leads, and takes what is similar, then the commonest that is left. */
  private static List<List<TextSeen>> lead(List<Wording> wordings, long[][] bands) {
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
      List<TextSeen> members = new ArrayList<>(leading.members());
      Arrays.fill(shared, 0);
      for (long band : bands[leader]) {
        for (int other : index.get(band)) {
          if (!taken[other] && ++shared[other] == SHARED) {
            Wording near = wordings.get(other);
            if (leading.words().isSame(near.words())) {
              taken[other] = true;
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

  /**
   * Of each wording the smallest hashes that not half of all wordings have; none where it is near
   * no other.
   */
  private static long[][] bands(List<Wording> wordings, Collection<Wording> all) {
    int most = Math.max(RARE, all.size() / 2);
    // So few that no hash can be too frequent need no counting.
    HashCounts frequency = all.size() > most ? frequency(wordings, all) : null;
    long[][] bands = new long[wordings.size()][];
    for (int i = 0; i < bands.length; i++) {
      Fingerprint words = wordings.get(i).words();
      long[] rare = new long[BANDS];
      int size = 0;
      if (wordings.get(i).isNear()) {
        for (int j = 0; j < words.size() && size < BANDS; j++) {
          if (frequency == null || frequency.count(words.hash(j)) <= most) {
            rare[size++] = words.hash(j);
          }
        }
      }
      bands[i] = Arrays.copyOf(rare, size);
    }
    return bands;
  }

  /** How many of all wordings have each hash of some. */
  private static HashCounts frequency(List<Wording> some, Collection<Wording> all) {
    HashCounts counts = new HashCounts(some.size() * Fingerprint.HASHES);
    for (Wording wording : some) {
      for (int i = 0; i < wording.words().size(); i++) {
        counts.want(wording.words().hash(i));
      }
    }
    for (Wording wording : all) {
      for (int i = 0; i < wording.words().size(); i++) {
        counts.add(wording.words().hash(i));
      }
    }
    return counts;
  }
}
