package io.firebreak.models.coordination;

import io.firebreak.models.alerts.CoordinationSeen;
import io.firebreak.models.data.CoordinatedCluster;
import io.firebreak.models.spread.Varints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The coordination within one issue, look by look. Remembers the clusters of a day, at most {@value
 * #MOST_KNOWN}, so that one cluster keeps its name, and accounts that meet again are known.
 */
public final class IssueCoordination {
  private static final long KNOWN_MILLIS = 24L * 3_600_000;
  private static final int MOST_KNOWN = 64;
  private static final int MOST_MENTION_KEYS = 500;
  private static final int MOST_AUTHOR_KEYS = 200;

  private final TreeMap<String, KnownCluster> known = new TreeMap<>();
  private boolean shareTold;

  /**
   * What a look found.
   *
   * @param told clusters that are new or have grown
   * @param seen the issue's share; null while there is none
   * @param compared the mentions of which more is known than before; the next look gets these in
   *     their place, or compares anew what this one has compared
   * @param isSettled whether further looks find nothing and tell nothing until a mention comes
   */
  public record Look(
      List<CoordinatedCluster> told,
      CoordinationSeen seen,
      List<TextSeen> compared,
      boolean isSettled) {}

  /**
   * Looks at a window.
   *
   * @param endMillis its end
   * @param window the mentions of it, in any order; the newest are taken in
   */
  public Look look(
      String issueId, long endMillis, CoordinationSettings settings, List<TextSeen> window) {
    List<TextSeen> texts = newest(endMillis, settings, window);
    known.values().removeIf(cluster -> cluster.lastAtMillis() < endMillis - KNOWN_MILLIS);
    FindGroups.Found groups = FindGroups.in(texts);
    List<Found> found = named(groups.groups());
    List<CoordinatedCluster> told = new ArrayList<>();
    if (!found.isEmpty()) {
      judge(issueId, endMillis, found, texts, told);
      trim();
    }
    return new Look(told, seen(endMillis, found, texts), groups.compared(), groups.isSettled());
  }

  private void judge(
      String issueId,
      long endMillis,
      List<Found> found,
      List<TextSeen> texts,
      List<CoordinatedCluster> told) {
    Company company = new Company(texts);
    known.values().forEach(one -> company.add(one.id(), one.authors(), one.share()));
    Set<String> copied = new HashSet<>();
    for (Found one : found) {
      if (one.group.own()) {
        company.add(one.id, one.authors(), share(one.group, texts));
        one.group.members().forEach(member -> copied.add(member.key()));
      }
    }
    List<TextSeen> others = texts.stream().filter(text -> !copied.contains(text.key())).toList();
    for (Found one : found) {
      judge(issueId, endMillis, one, company, texts, others, told);
    }
  }

  /** The mentions that a look takes in, by time. */
  public static List<TextSeen> newest(
      long endMillis, CoordinationSettings settings, List<TextSeen> window) {
    List<TextSeen> texts = new ArrayList<>();
    for (TextSeen text : window) {
      if (text.publishedAtMillis() < endMillis
          && text.publishedAtMillis() >= endMillis - settings.windowMillis()) {
        texts.add(text);
      }
    }
    texts.sort(TextSeen.BY_TIME);
    return texts.subList(Math.max(0, texts.size() - settings.mentions()), texts.size());
  }

  /** A group and the name it goes by. */
  private static final class Found {
    final Group group;
    final List<TextSeen> firsts;
    final String id;
    final KnownCluster before;

    Found(Group group, KnownCluster before) {
      this.group = group;
      this.firsts = group.firsts();
      this.before = before;
      TextSeen first = group.members().get(0);
      this.id =
          before != null
              ? before.id()
              : "%s-%016x".formatted(group.kind(), Links.hash(group.kind() + first.key()));
    }

    /** Hashes of the accounts, the first ones, each with that of its mention. */
    TreeMap<Long, Long> authors() {
      TreeMap<Long, Long> authors = new TreeMap<>();
      for (TextSeen first : firsts.subList(0, Math.min(firsts.size(), KnownCluster.MOST_AUTHORS))) {
        authors.put(Links.hash(first.author()), Links.hash(first.key()));
      }
      return authors;
    }

    Set<Long> mentions() {
      Set<Long> mentions = new HashSet<>();
      group.members().forEach(member -> mentions.add(Links.hash(member.key())));
      return mentions;
    }

    long lastAtMillis() {
      return group.members().get(group.members().size() - 1).publishedAtMillis();
    }
  }

  private List<Found> named(List<Group> groups) {
    List<Found> found = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Group group : groups) {
      KnownCluster before = null;
      for (KnownCluster one : known.values()) {
        if (!used.contains(one.id()) && one.matches(group)) {
          before = one;
          break;
        }
      }
      Found one = new Found(group, before);
      if (used.add(one.id)) {
        found.add(one);
      }
    }
    return found;
  }

  private void judge(
      String issueId,
      long endMillis,
      Found found,
      Company company,
      List<TextSeen> texts,
      List<TextSeen> uncopied,
      List<CoordinatedCluster> told) {
    KnownCluster before = found.before;
    if (before != null && before.told() && before.lastAtMillis() >= found.lastAtMillis()) {
      return;
    }
    Group group = found.group;
    List<TextSeen> others = others(group, uncopied);
    int chars = chars(group);
    Synchrony.Found together =
        Synchrony.look(times(found.firsts), times(others), Links.hash(issueId + found.id));
    Evidence evidence =
        new Evidence(
            Evidence.ofText(group, chars),
            together.evidence(),
            Evidence.ofFollowers(found.firsts, others),
            company.again(found.id, found.authors().keySet(), found.mentions()));
    double score = evidence.score();
    boolean wasTold = before != null && before.told();
    boolean isTold = wasTold || score >= Evidence.THRESHOLD;
    long firstAt = group.members().get(0).publishedAtMillis();
    KnownCluster now =
        new KnownCluster(
            found.id,
            before == null ? group.words() : before.words(),
            group.link(),
            before == null ? firstAt : Math.min(firstAt, before.firstAtMillis()),
            found.lastAtMillis(),
            isTold,
            score,
            share(group, texts),
            found.authors());
    if (isTold || group.own()) {
      known.put(found.id, now);
    }
    if (isTold) {
      String reason =
          Evidence.sentence(group, found.firsts, chars, together.together(), evidence.again());
      told.add(cluster(issueId, endMillis, now, found, reason));
    }
  }

  private static CoordinatedCluster cluster(
      String issueId, long endMillis, KnownCluster now, Found found, String reason) {
    List<TextSeen> members = found.group.members();
    List<String> keys = members.stream().map(TextSeen::key).toList();
    List<String> authors = found.firsts.stream().map(TextSeen::author).toList();
    return new CoordinatedCluster(
        issueId,
        now.id(),
        found.group.kind(),
        now.firstAtMillis(),
        now.lastAtMillis(),
        endMillis,
        members.size(),
        authors.size(),
        members.stream().filter(TextSeen::critic).count(),
        now.score(),
        reason,
        keys.subList(Math.max(0, keys.size() - MOST_MENTION_KEYS), keys.size()),
        authors.subList(Math.max(0, authors.size() - MOST_AUTHOR_KEYS), authors.size()));
  }

  /** Length of the text in the middle, by length. */
  private static int chars(Group group) {
    int[] chars = group.members().stream().mapToInt(TextSeen::chars).sorted().toArray();
    return chars[chars.length / 2];
  }

  private static double share(Group group, List<TextSeen> texts) {
    return (double) group.members().size() / texts.size();
  }

  private static List<TextSeen> others(Group group, List<TextSeen> texts) {
    Set<String> members = new HashSet<>();
    group.members().forEach(member -> members.add(member.key()));
    return texts.stream().filter(text -> !members.contains(text.key())).toList();
  }

  /** Times on a full minute are those of a scheduler or a coarse clock: they tell of no seconds. */
  private static long[] times(List<TextSeen> texts) {
    return texts.stream()
        .mapToLong(TextSeen::publishedAtMillis)
        .filter(time -> time % 60_000 != 0)
        .toArray();
  }

  private CoordinationSeen seen(long endMillis, List<Found> found, List<TextSeen> texts) {
    Set<String> coordinated = new HashSet<>();
    Found widest = null;
    long most = 0;
    for (Found one : found) {
      KnownCluster cluster = known.get(one.id);
      if (cluster != null && cluster.stands()) {
        long critics = 0;
        for (TextSeen member : one.group.members()) {
          if (member.critic()) {
            critics++;
            coordinated.add(member.key());
          }
        }
        if (critics > most) {
          most = critics;
          widest = one;
        }
      }
    }
    boolean wasTold = shareTold;
    shareTold = !coordinated.isEmpty();
    if (!shareTold && !wasTold) {
      return null;
    }
    long critics = texts.stream().filter(TextSeen::critic).count();
    return new CoordinationSeen(
        Math.floorDiv(endMillis, 60_000L),
        critics == 0 ? 0 : (double) coordinated.size() / critics,
        critics,
        widest == null ? null : widest.id,
        widest == null ? 0 : widest.firsts.size());
  }

  /** What was told stays longest, then the newest. */
  private void trim() {
    if (known.size() <= MOST_KNOWN) {
      return;
    }
    List<KnownCluster> order = new ArrayList<>(known.values());
    order.sort(
        Comparator.<KnownCluster>comparingInt(cluster -> cluster.told() ? 0 : 1)
            .thenComparing(Comparator.comparingLong(KnownCluster::lastAtMillis).reversed())
            .thenComparing(KnownCluster::id));
    order.subList(MOST_KNOWN, order.size()).forEach(cluster -> known.remove(cluster.id()));
  }

  /** Whether there is nothing to remember. */
  public boolean isEmpty() {
    return known.isEmpty() && !shareTold;
  }

  /** After this time nothing is left to remember; {@link Long#MIN_VALUE} when nothing is. */
  public long goneMillis() {
    return known.values().stream()
        .mapToLong(cluster -> cluster.lastAtMillis() + KNOWN_MILLIS + 1)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** A deep copy. */
  public IssueCoordination copy() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(new DataOutputStream(bytes));
      return read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes everything. */
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(shareTold);
    Varints.write(out, known.size());
    for (KnownCluster cluster : known.values()) {
      cluster.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static IssueCoordination read(DataInput in) throws IOException {
    IssueCoordination read = new IssueCoordination();
    read.shareTold = in.readBoolean();
    for (int left = Varints.readInt(in); left > 0; left--) {
      KnownCluster cluster = KnownCluster.read(in);
      read.known.put(cluster.id(), cluster);
    }
    return read;
  }
}
