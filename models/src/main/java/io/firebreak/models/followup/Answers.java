package io.firebreak.models.followup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Who was answered within the last day: from an answer's time on, and for a day, the mention, its
 * author and its thread want no other answer. A reply by an account of the subject is an answer
 * too, unless it continues what the subject itself wrote.
 */
final class Answers {
  private static final long HOLDS_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final Map<String, Answered> known = new HashMap<>();
  private final Set<String> authors = new HashSet<>();
  private final Set<String> threadKeys = new HashSet<>();

  private Answers() {}

  /**
   * Who was answered.
   *
   * @param before what was known, by key of the mention; an answer may be known before its mention,
   *     and remembers author and thread when the mention is forgotten
   * @param own which mentions are the subject's own
   */
  static Answers of(Map<String, Answered> before, Threads threads, boolean[] own, long nowMillis) {
    Map<String, Long> replies = replies(threads, own, nowMillis);
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(replies.keySet());
    Answers answers = new Answers();
    for (String key : keys) {
      Answered old = before.get(key);
      Long response = old == null ? null : old.responseAtMillis();
      if (response != null && response <= nowMillis - HOLDS_MILLIS) {
        response = null;
      }
      Answered now =
          new Answered(
              response, replies.get(key), author(old, threads, key), thread(old, threads, key));
      if (now.stands()) {
        answers.add(key, now, nowMillis);
      }
    }
    return answers;
  }

  private static String author(Answered old, Threads threads, String key) {
    int place = threads.place(key);
    return place >= 0 ? threads.mention(place).authorKey() : old == null ? null : old.author();
  }

  /** As long as the first mention of the thread is remembered; then the one that was the first. */
  private static String thread(Answered old, Threads threads, String key) {
    int place = threads.place(key);
    boolean passed = old != null && old.thread() != null && threads.place(old.thread()) < 0;
    return place >= 0 && !passed ? threads.root(place).key() : old == null ? null : old.thread();
  }

  /** When the subject last replied to whom. */
  private static Map<String, Long> replies(Threads threads, boolean[] own, long nowMillis) {
    Map<String, Long> replies = new HashMap<>();
    for (int i = 0; i < own.length; i++) {
      SeenMention mention = threads.mention(i);
      if (own[i]
          && mention.reply()
          && mention.parentKey() != null
          && mention.publishedAtMillis() > nowMillis - HOLDS_MILLIS
          && (threads.parent(i) < 0 || !own[threads.parent(i)])) {
        replies.merge(mention.parentKey(), mention.publishedAtMillis(), Math::max);
      }
    }
    return replies;
  }

  private void add(String key, Answered answered, long nowMillis) {
    known.put(key, answered);
    boolean holds = answered.replyAtMillis() != null || answered.responseAtMillis() <= nowMillis;
    if (holds) {
      threadKeys.add(key);
      if (answered.thread() != null) {
        threadKeys.add(answered.thread());
      }
      if (answered.author() != null) {
        authors.add(answered.author());
      }
    }
  }

  /** Whether a mention, its author or its thread was answered. */
  boolean cover(Threads threads, int place) {
    if (threadKeys.isEmpty()) {
      return false;
    }
    SeenMention root = threads.root(place);
    return threadKeys.contains(root.key())
        || threadKeys.contains(root.parentKey())
        || (threads.mention(place).author() != null
            && authors.contains(threads.mention(place).authorKey()));
  }

  /** What is to be remembered: what has not expired, with author and thread as far as known. */
  Map<String, Answered> known() {
    return known;
  }
}
